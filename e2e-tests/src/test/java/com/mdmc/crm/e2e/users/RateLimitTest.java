package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.StoppedClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Strangers knock so often and no more. A house of its own, because everybody here comes from the same address. */
@ExtendWith(StoppedClock.class)
class RateLimitTest {

    @Test
    void whoKnocksTooOftenIsToldWhenToComeBackWhateverAddressTheyClaim(@TempDir Path data) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.put("crm.limits.log-ins-by-address", "5");
        try (StandaloneServer server = RunningCrm.start(settings)) {
            CrmClient stranger = RunningCrm.stranger(server);
            for (int attempt = 0; attempt < 5; attempt++) {
                knock(stranger, attempt).expect(401);
            }

            Answer refused = knock(stranger, 5).expect(429);

            assertThat(refused.text("/code")).isEqualTo("too-many-requests");
            long seconds = Long.parseLong(refused.header("Retry-After").orElseThrow());
            assertThat(seconds).isBetween(1L, 60L);
            assertThat(refused.header("Content-Type").orElseThrow()).startsWith("application/problem+json");

            RunningCrm.clock().forward(Duration.ofSeconds(seconds));
            knock(stranger, 6).expect(401);
        }
    }

    // No proxy is trusted here, so that what the header says is nobody's address.
    private static Answer knock(CrmClient stranger, int attempt) {
        Map<String, String> credentials =
                Map.of("email", "stranger" + attempt + "@example.com", "password", "not the password");
        return stranger.send("POST", "/api/auth/login", credentials, Map.of("X-Forwarded-For", "203.0.113." + attempt));
    }
}
