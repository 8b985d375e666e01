package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserPreferencesChanged;
import com.mdmc.crm.domain.validation.TimeZoneId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
        Notifications notifications,
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
        notifications = Objects.requireNonNullElse(notifications, new Notifications(null, null, null));
        dashboard = Objects.requireNonNullElse(dashboard, new Dashboard(null, null));
    }

    /** The ways a user wants to be told of things. */
    public record Notifications(Boolean email, Boolean browser, Boolean slack) {

        public Notifications {
            email = Objects.requireNonNullElse(email, true);
            browser = Objects.requireNonNullElse(browser, true);
            slack = Objects.requireNonNullElse(slack, false);
        }
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
