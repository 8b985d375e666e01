package com.mdmc.crm.command.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mdmc.crm.command.identity.credential.PasswordPolicy.Owner;
import com.mdmc.crm.domain.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final List<String> WORDS = List.of("Élodie", "Marchand-Petit", "elodie.marchand@mdmc.fr");
    private static final Owner ALONE = new Owner(false, WORDS);
    private static final Owner BESIDE_CODES = new Owner(true, WORDS);

    @ParameterizedTest
    @CsvSource({
        "onze caract, password-too-short",
        "aaaaaaaaaaaa, password-too-common",
        "abababababababab, password-too-common",
        "123456789012, password-too-common",
        "abcdefghijklm, password-too-common",
        "password1234, password-too-common",
        "PASSWORD1234, password-too-common",
        "Motdepasse123!, password-too-common",
        "mot de passe 2026, password-too-common",
        "2026Chocolat!!, password-too-common",
        "doudoudoudou, password-too-common",
        "Princesse-2019, password-too-common",
        "Étoiles12345, password-too-common",
        "elodiemarchand, password-is-own-name",
        "Marchand-Petit2026, password-is-own-name",
    })
    void whatAnybodyWouldGuessIsRefused(String password, String code) {
        assertThat(codeOf(password, ALONE)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "une phrase de passe",
                "correct horse battery",
                "éééé été éternel",
                "chocolat et lavande",
                "soleil 20-26-40-77 vert",
                "élodie aime le jazz manouche"
            })
    void whatIsLongEnoughNeedsNoSpecialCharacters(String password) {
        assertThatCode(() -> PasswordPolicy.require("password", password, ALONE))
                .doesNotThrowAnyException();
    }

    @Test
    void besideASecondFactorTenCharactersAreEnough() {
        assertThat(codeOf("dix sapins", ALONE)).isEqualTo("password-too-short");
        assertThatCode(() -> PasswordPolicy.require("password", "dix sapins", BESIDE_CODES))
                .doesNotThrowAnyException();
        assertThat(codeOf("neufpommes".substring(1), BESIDE_CODES)).isEqualTo("password-too-short-beside-codes");
    }

    @Test
    void whatBcryptWouldNotSeeIsRefused() {
        assertThat(codeOf("éàùçêâîôû".repeat(4) + "x", ALONE)).isEqualTo("password-too-long");
    }

    private static String codeOf(String password, Owner owner) {
        Rejection refused =
                catchThrowableOfType(Rejection.class, () -> PasswordPolicy.require("password", password, owner));
        return refused.errors().get(0).code();
    }
}
