package com.mdmc.crm.domain.campaign.platform;

import com.mdmc.crm.domain.validation.InOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** When one platform advertises: a span of days, and hours of the week; no hours means around the clock. */
@InOrder(first = "startDate", second = "endDate")
public record PlatformSchedule(
        LocalDate startDate,
        LocalDate endDate,
        @Size(max = 100) List<@Valid TimeSlot> timeSlots) {

    public PlatformSchedule {
        timeSlots = timeSlots == null ? List.of() : List.copyOf(timeSlots);
    }

    /** Whether advertising runs at a moment of the ad account's local time. */
    public boolean covers(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        boolean inSpan = (startDate == null || !day.isBefore(startDate)) && (endDate == null || !day.isAfter(endDate));
        return inSpan && (timeSlots.isEmpty() || timeSlots.stream().anyMatch(slot -> slot.covers(moment)));
    }

    /**
     * The same hours on several days of the week. An end before the start lies on the following day; an end equal to
     * the start makes a whole day of 24 hours.
     *
     * @param days 0 is Sunday, 6 is Saturday; the day on which the slot starts
     * @param startTime {@code HH:mm}, included
     * @param endTime {@code HH:mm}, excluded
     */
    public record TimeSlot(
            @NotEmpty List<@NotNull @Min(0) @Max(6) Integer> days,
            @NotNull @Pattern(regexp = CLOCK) String startTime,
            @NotNull @Pattern(regexp = CLOCK) String endTime) {
        private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]";

        public TimeSlot {
            days = days == null ? List.of() : days.stream().distinct().toList();
        }

        boolean covers(LocalDateTime moment) {
            LocalTime time = moment.toLocalTime();
            LocalTime start = LocalTime.parse(startTime);
            LocalTime end = LocalTime.parse(endTime);
            int today = moment.getDayOfWeek().getValue() % 7;
            if (start.isBefore(end)) {
                return days.contains(today) && !time.isBefore(start) && time.isBefore(end);
            }
            int yesterday = (today + 6) % 7;
            return days.contains(today) && !time.isBefore(start) || days.contains(yesterday) && time.isBefore(end);
        }
    }
}
