package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserPreferencesChanged;
import com.mdmc.crm.domain.validation.TimeZoneId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How a user likes to work; whatever is left out is as on the first day.
 *
 * @param language of the interface, {@code fr} or {@code en}
 * @param timezone IANA name, such as {@code Europe/Paris}
 */
public record Preferences(
        @Pattern(regexp = "fr|en") String language,
        @TimeZoneId String timezone,
        @Valid Notifications notifications,
        @Valid Dashboard dashboard) {

    /** What every account starts with. */
    public static final Preferences DEFAULT = new Preferences(null, null, null, null);

    /** The preferences as a user's events make them. */
    public static final EventFold<Preferences> FOLD = EventFold.of(Preferences.class)
            .on(UserCreated.class, none -> DEFAULT)
            .on(UserPreferencesChanged.class, (old, changed) -> changed.preferences())
            .build();

    public Preferences {
        language = Objects.requireNonNullElse(language, "fr");
        timezone = Objects.requireNonNullElse(timezone, "Europe/Paris");
        notifications = Objects.requireNonNullElse(notifications, new Notifications(null, null, null, null));
        dashboard = Objects.requireNonNullElse(dashboard, new Dashboard(null, null));
    }

    /**
     * The ways a user wants to be told of things.
     *
     * @param quietHours when nothing is sent; {@code null} for never
     */
    public record Notifications(
            Boolean email,
            Boolean browser,
            Boolean slack,
            @Valid QuietHours quietHours) {

        public Notifications {
            email = Objects.requireNonNullElse(email, true);
            browser = Objects.requireNonNullElse(browser, true);
            slack = Objects.requireNonNullElse(slack, false);
        }
    }

    /**
     * Hours of the day, in the user's zone, in which nothing is sent; over midnight if they end before they begin.
     *
     * @param from first minute, such as {@code 20:00}
     * @param to the minute after the last
     */
    public record QuietHours(
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String to) {
        private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

        /** Whether they hold at a time of the day. */
        public boolean hold(LocalTime time) {
            LocalTime begin = LocalTime.parse(from);
            LocalTime end = LocalTime.parse(to);
            boolean isAfter = !time.isBefore(begin);
            return begin.isBefore(end) ? isAfter && time.isBefore(end) : isAfter || time.isBefore(end);
        }
    }

    /** Whether nothing is to be sent to the user now. */
    public boolean isQuiet(Instant now) {
        QuietHours hours = notifications.quietHours();
        return hours != null && hours.hold(LocalTime.ofInstant(now, ZoneId.of(timezone)));
    }

    /**
     * The first screen.
     *
     * @param refreshInterval milliseconds between two looks for news, one second to one day
     */
    public record Dashboard(
            @Pattern(regexp = "kanban|list|calendar|dashboard")
            String defaultView,

            @Min(1_000) @Max(86_400_000) Integer refreshInterval) {

        public Dashboard {
            defaultView = Objects.requireNonNullElse(defaultView, "kanban");
            refreshInterval = Objects.requireNonNullElse(refreshInterval, 30_000);
        }
    }
}
