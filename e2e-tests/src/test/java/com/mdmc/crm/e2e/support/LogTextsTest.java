package com.mdmc.crm.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link LogGuard} finds in the log of a run, and what it lets pass. */
class LogTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session JeQ7kY_brc22CcS0YO5Hag.xCRiGjjl1OuFtXEXsRJovRfkBO-fslz9fkJs9VnASls ended",
                "Authorization: Bearer crm_JeQ7kY_brc22CcS0YO5Hag.xCRiGjjl1OuFtXEXsRJovRfkBO-fslz9fkJs9VnASls",
                "java.lang.IllegalStateException: zoe.lune@exemple.fr is taken",
                "log-in with password of staff7@example.com"
            })
    void secretsAndAddressesAreFound(String line) {
        assertThat(LogGuard.isForbidden(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MDMC CRM serves on http://127.0.0.1:8080 (ready after 9.1 s)",
                "c.m.c.c.identity.link.MailConfiguration : not mailed: http://localhost/x?token="
                        + "JeQ7kY_brc22CcS0YO5Hag.xCRiGjjl1OuFtXEXsRJovRfkBO-fslz9fkJs9VnASls",
                "a message for user-5c857131-0000-4000-8000-000000000000 was not mailed: MailSendException"
            })
    void whatTheProgramTellsOfItselfIsNot(String line) {
        assertThat(LogGuard.isForbidden(line)).isFalse();
    }
}
