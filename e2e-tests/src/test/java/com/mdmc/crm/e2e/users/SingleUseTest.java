package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Authenticator;
import com.mdmc.crm.e2e.support.MailedLinkLog;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.e2e.support.StoppedClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred callers with the same secret at the same moment: one of them gets in. */
@ExtendWith(StoppedClock.class)
class SingleUseTest {
    private static final int CALLERS = Integer.getInteger("crm.callers", 100);

    @Test
    void aOneTimeCodeLetsOneIn() throws Exception {
        Staff user = Staff.hired("agent", "denis");
        CrmClient session = user.logIn();
        Authenticator app = Authenticator.enabled(session);
        String code = app.code(0);

        assertThat(successes(() -> user.tryLogIn(user.password(), code))).isEqualTo(1);
    }

    @Test
    void aResetTokenSetsOnePassword() throws Exception {
        Staff user = Staff.hired("agent", "denis");
        try (MailedLinkLog mail = MailedLinkLog.watching()) {
            Staff.admin()
                    .post("/api/users/" + user.id() + "/password-resets", null)
                    .expect(200);
            String token = mail.passwordResetOf(user.id());

            assertThat(successes(() -> Staff.stranger()
                            .post(
                                    "/api/auth/password-resets/confirmation",
                                    Map.of("token", token, "newPassword", "a new password"))))
                    .isEqualTo(1);
        }
    }

    @Test
    void aRefreshTokenIsExchangedOnce() throws Exception {
        Staff user = Staff.hired("agent", "denis");
        String token = user.tryLogIn(user.password()).expect(200).text("/refreshToken");

        assertThat(successes(() -> Staff.stranger().post("/api/auth/refresh", Map.of("refreshToken", token))))
                .isEqualTo(1);
    }

    private static long successes(Supplier<Answer> use) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Answer>> answers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> {
                        start.await();
                        return use.get();
                    }))
                    .toList();
            start.countDown();
            long successes = 0;
            for (Future<Answer> answer : answers) {
                // 503: more log-ins at once than the queue for hashing holds.
                assertThat(answer.get().status()).isIn(200, 400, 401, 503);
                successes += answer.get().status() == 200 ? 1 : 0;
            }
            return successes;
        } finally {
            callers.shutdownNow();
        }
    }
}
