package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log-in takes as long for an unknown address as for a known and for a locked one. Takes minutes at the full cost of
 * a password, so it runs on demand: {@code -Dcrm.timing.samples=200}.
 */
@EnabledIfSystemProperty(named = "crm.timing.samples", matches = "\\d+")
class LogInTimingTest {
    private static final int SAMPLES = Integer.getInteger("crm.timing.samples", 200);
    private static final double TOLERANCE = 0.05;

    @TempDir
    Path data;

    @Test
    void theMediansAreWithinFivePercent() {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.put("crm.bcrypt-cost", "12");
        settings.put("crm.limits.log-ins-by-address", "100000");
        settings.put("crm.limits.log-ins-by-account", "100000");
        try (StandaloneServer server = RunningCrm.start(settings)) {
            CrmClient stranger = RunningCrm.stranger(server);
            CrmClient admin = stranger.loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            for (String name : List.of("known", "locked")) {
                admin.post("/api/users", Staff.body(name + "@example.com", "long enough 1", "agent", "denis", Map.of()))
                        .expect(201);
            }
            for (int failure = 0; failure < 5; failure++) {
                attempt(stranger, "locked@example.com", "wrong password");
            }
            compare(stranger, admin);
        }
    }

    // In turns, so that whatever else the machine does falls on all of them alike.
    private static void compare(CrmClient stranger, CrmClient admin) {
        long[] unknown = new long[SAMPLES];
        long[] known = new long[SAMPLES];
        long[] locked = new long[SAMPLES];
        String id = admin.get("/api/users?q=known%40example.com").text("/items/0/id");
        for (int sample = 0; sample < SAMPLES; sample++) {
            unknown[sample] = attempt(stranger, "unknown@example.com", "wrong password");
            known[sample] = attempt(stranger, "known@example.com", "wrong password");
            locked[sample] = attempt(stranger, "locked@example.com", "long enough 1");
            if (sample % 4 == 3) {
                stranger.loggedIn("known@example.com", "long enough 1");
            }
        }
        System.out.printf(
                "log-in medians over %d samples: unknown %.1f ms, known %.1f ms, locked %.1f ms (user %s)%n",
                SAMPLES, median(unknown) / 1e6, median(known) / 1e6, median(locked) / 1e6, id);
        assertThat((double) median(known)).isCloseTo(median(unknown), within(median(unknown)));
        assertThat((double) median(locked)).isCloseTo(median(unknown), within(median(unknown)));
    }

    private static org.assertj.core.data.Offset<Double> within(long median) {
        return org.assertj.core.data.Offset.offset(median * TOLERANCE);
    }

    private static long attempt(CrmClient stranger, String email, String password) {
        long start = System.nanoTime();
        stranger.post("/api/auth/login", Map.of("email", email, "password", password))
                .expect(401);
        return System.nanoTime() - start;
    }

    private static long median(long[] samples) {
        long[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
