package com.mdmc.crm.cryptography;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The algorithms give what their publications say. */
class PublishedVectorsTest {

    /** RFC 5869, test case 3: SHA-256 without salt and info. */
    @Test
    void hkdfGivesTheVectorOfItsRfc() {
        byte[] secret = HexFormat.of().parseHex("0b".repeat(22));

        assertThat(HexFormat.of().formatHex(Hkdf.derive(secret, "", 42)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    /** RFC 7914, the vector with N = 16384, r = 8 and p = 1. */
    @Test
    void scryptGivesTheVectorOfItsRfc() {
        byte[] key = Scrypt.derive(
                "pleaseletmein".getBytes(StandardCharsets.UTF_8),
                "SodiumChloride".getBytes(StandardCharsets.UTF_8),
                14,
                64);

        assertThat(HexFormat.of().formatHex(key))
                .isEqualTo("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
    }

    /** Of OpenBSD's and Openwall's test suites. */
    @ParameterizedTest
    @CsvSource({
        "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
        "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"
    })
    void bcryptKnowsThePasswordsOfPublishedHashes(String password, String hash) {
        assertThat(Bcrypt.matches(hash, password)).isTrue();
        assertThat(Bcrypt.matches(hash, password + "?")).isFalse();
    }

    @Test
    void bcryptKnowsItsOwnHashes() {
        String hash = Bcrypt.hash("une phrase de passe", 4);

        assertThat(hash).startsWith("$2b$04$").isNotEqualTo(Bcrypt.hash("une phrase de passe", 4));
        assertThat(Bcrypt.matches(hash, "une phrase de passe")).isTrue();
        assertThat(Bcrypt.matches(hash, "une phrase de pass")).isFalse();
    }
}
