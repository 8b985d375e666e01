package com.mdmc.crm.command.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(4);

    @Test
    void theReferenceAsksForTwelveDoublings() {
        assertThat(new Passwords(Passwords.COST).hash("a password"))
                .startsWith("$2b$12$")
                .hasSize(60);
    }

    @Test
    void aPasswordMatchesItsOwnHashAlone() {
        String hash = passwords.hash("crème brûlée 🍮");

        assertThat(passwords.matches(hash, "crème brûlée 🍮")).isTrue();
        assertThat(passwords.matches(hash, "crème brûlée 🍰")).isFalse();
        assertThat(passwords.matches(null, "nobody's password")).isFalse();
    }

    @Test
    void whatComesAfterTheSeventySecondByteIsNotForgotten() {
        String longest = "é".repeat(36);

        assertThat(passwords.matches(passwords.hash(longest), longest)).isTrue();
        assertThat(passwords.matches(passwords.hash(longest), longest + "x")).isFalse();
    }
}
