package com.mdmc.crm.domain.campaign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.campaign.platform.PlatformSchedule.TimeSlot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours of the week, across midnight too; 1 March 2026 is a Sunday. */
class PlatformScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:00, true", // Saturday night
        "2026-03-01T01:59, true", // and the morning after
        "2026-03-01T02:00, false",
        "2026-02-28T21:59, false",
        "2026-02-28T01:00, false", // Friday night is not in it
        "2026-03-01T22:00, false"
    })
    void runsPastMidnightIntoTheNextDay(LocalDateTime moment, boolean covered) {
        assertThat(schedule(new TimeSlot(List.of(6), "22:00", "02:00")).covers(moment))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T09:00, true", "2026-03-01T17:59, true", "2026-03-01T18:00, false", "2026-03-02T10:00, false"
    })
    void runsWithinADay(LocalDateTime moment, boolean covered) {
        assertThat(schedule(new TimeSlot(List.of(0), "09:00", "18:00")).covers(moment))
                .isEqualTo(covered);
    }

    @Test
    void runsAroundTheClockWithoutHours() {
        assertThat(schedule().covers(LocalDateTime.parse("2026-03-01T03:00"))).isTrue();
        assertThat(schedule().covers(LocalDateTime.parse("2027-01-01T00:00"))).isFalse();
    }

    private static PlatformSchedule schedule(TimeSlot... slots) {
        return new PlatformSchedule(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), List.of(slots));
    }
}
