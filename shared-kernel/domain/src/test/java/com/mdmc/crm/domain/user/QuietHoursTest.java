package com.mdmc.crm.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.user.Preferences.Notifications;
import com.mdmc.crm.domain.user.Preferences.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When nothing is sent to somebody. */
class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        "20:00, 08:00, 19:59, false",
        "20:00, 08:00, 20:00, true",
        "20:00, 08:00, 00:00, true",
        "20:00, 08:00, 07:59, true",
        "20:00, 08:00, 08:00, false",
        "12:00, 14:00, 11:59, false",
        "12:00, 14:00, 13:59, true",
        "12:00, 14:00, 14:00, false"
    })
    void holdFromTheFirstMinuteToTheLast(String from, String to, LocalTime now, boolean isQuiet) {
        assertThat(new QuietHours(from, to).hold(now)).isEqualTo(isQuiet);
    }

    @Test
    void areThoseOfTheUsersZone() {
        Notifications evenings = new Notifications(true, true, false, new QuietHours("20:00", "08:00"));
        Instant now = Instant.parse("2026-11-30T17:00:00Z");
        assertThat(new Preferences("fr", "Indian/Reunion", evenings, null).isQuiet(now))
                .isTrue();
        assertThat(new Preferences("fr", "Europe/Paris", evenings, null).isQuiet(now))
                .isFalse();
        assertThat(Preferences.DEFAULT.isQuiet(now)).isFalse();
    }
}
