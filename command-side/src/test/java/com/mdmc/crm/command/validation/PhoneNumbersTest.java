package com.mdmc.crm.command.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, FR, +33612345678",
        "06 12 34 56 78, RE, +33612345678",
        "06 12 34 56 78, MQ, +33612345678",
        "06 12 34 56 78, NC, +33612345678",
        "0692 55 66 77, FR, +262692556677",
        "0692 55 66 77, RE, +262692556677",
        "0692 55 66 77, GP, +262692556677",
        "0639 01 23 45, FR, +262639012345",
        "0690 12 34 56, FR, +590690123456",
        "0694 20 12 34, FR, +594694201234",
        "0696 20 12 34, FR, +596696201234",
        "+687 75 12 34, FR, +687751234",
        "75 12 34, NC, +687751234",
        "0470 12 34 56, BE, +32470123456"
    })
    void readsNumbersOfTheOverseasTerritories(String written, String country, String kept) {
        assertThat(PhoneNumbers.e164(written, country)).contains(kept);
    }

    @ParameterizedTest
    @CsvSource({"06 12 34 56, FR", "0692 55 66 77, BE", "06 12 34 56 78, BE", "abc, FR", "+33 1, FR"})
    void guessesNothingElse(String written, String country) {
        assertThat(PhoneNumbers.e164(written, country)).isEmpty();
    }
}
