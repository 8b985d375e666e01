package com.mdmc.crm.command.lead.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.lead.api.LeadInput;
import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.ArtistInfoBuilder;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.BusinessInfo.Budget;
import com.mdmc.crm.domain.lead.BusinessInfo.Timeline;
import com.mdmc.crm.domain.lead.BusinessInfoBudgetBuilder;
import com.mdmc.crm.domain.lead.BusinessInfoBuilder;
import com.mdmc.crm.domain.lead.CommunicationPreferences;
import com.mdmc.crm.domain.lead.CommunicationPreferencesBuilder;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.lead.PersonalInfo.Address;
import com.mdmc.crm.domain.lead.PersonalInfoAddressBuilder;
import com.mdmc.crm.domain.lead.PersonalInfoBuilder;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lead must look like to be taken in, at every boundary. */
class LeadShapeTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @CsvSource({
        "99.99, false",
        "100, true",
        "100.00, true",
        "1000000, true",
        "1000000.01, false",
        "1000.001, false",
        "-5, false"
    })
    void aBudgetIsBetweenAHundredAndAMillion(BigDecimal amount, boolean good) {
        assertThat(bad(business(BusinessInfoBudgetBuilder.builder()
                                .amount(amount)
                                .currency("EUR")
                                .build()))
                        .isEmpty())
                .isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"EUR, true", "JPY, true", "eur, false", "EURO, false", "XYZ, false"})
    void aCurrencyIsAnIsoCode(String currency, boolean good) {
        assertThat(bad(business(BusinessInfoBudgetBuilder.builder()
                                .amount(new BigDecimal("500"))
                                .currency(currency)
                                .build()))
                        .isEmpty())
                .isEqualTo(good);
    }

    @Test
    void yenHaveNoDecimals() {
        assertThat(bad(business(BusinessInfoBudgetBuilder.builder()
                        .amount(new BigDecimal("500.5"))
                        .currency("JPY")
                        .build())))
                .containsExactly("businessInfo.budget.amount");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "50, true", "51, false"})
    void aFirstNameHasTwoToFiftyLetters(int length, boolean good) {
        assertThat(bad(person("a".repeat(length), "a@exemple.fr", null, null)).isEmpty())
                .isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "100, true", "101, false"})
    void anArtistHasANameOfTwoToAHundredLetters(int length, boolean good) {
        ArtistInfo artist =
                ArtistInfoBuilder.builder().name(text("b".repeat(length))).build();
        assertThat(bad(new CaptureLead(LeadSamples.LEAD, clear(), null, artist, null, null, null, null))
                        .isEmpty())
                .isEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@", "@b.fr", "a@b", "a b@c.fr", "a@b..fr", "a@exemple.fr, b@exemple.fr"})
    void whatNoMailReachesIsNoEmail(String email) {
        assertThat(bad(person("Zoé", email, null, null))).containsExactly("personalInfo.email");
    }

    @Test
    void anEmailIsRequired() {
        assertThat(bad(person("Zoé", null, null, null))).containsExactly("personalInfo.email");
    }

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, FR, +33612345678",
        "+33 6 12 34 56 78, FR, +33612345678",
        "0612345678, FR, +33612345678",
        "020 7946 0018, GB, +442079460018"
    })
    void aPhoneNumberIsKeptInStandardForm(String typed, String country, String kept) {
        PersonalInfo person = LeadInput.normalised(
                person("Zoé", "a@exemple.fr", typed, country).personalInfo());
        assertThat(person.phone().text()).isEqualTo(kept);
        assertThat(bad(capture(person))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "06 12 34", "abc", "+33 1", "00000000000000000000"})
    void aPhoneNumberThatIsNoneIsRefused(String typed) {
        PersonalInfo person =
                LeadInput.normalised(person("Zoé", "a@exemple.fr", typed, null).personalInfo());
        assertThat(bad(capture(person))).containsExactly("personalInfo.phone");
    }

    @ParameterizedTest
    @CsvSource({"FR, true", "fr, false", "FRA, false", "XX, false"})
    void aCountryIsAnIsoCode(String country, boolean good) {
        assertThat(bad(person("Zoé", "a@exemple.fr", null, country)).isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({
        "https://open.spotify.com/artist/1, true",
        "http://exemple.fr, true",
        "javascript:alert(1), false",
        "exemple.fr, false",
        "ftp://exemple.fr, false",
        "https://nom:secret@exemple.fr, false",
        "https://exemple.fr:8443/, true",
        "https://exemple.fr:99999/, false"
    })
    void aWebAddressIsAbsoluteHttp(String url, boolean good) {
        ArtistInfo artist = ArtistInfoBuilder.builder()
                .name(text("Les Ondes"))
                .spotifyUrl(text(url))
                .build();
        assertThat(bad(new CaptureLead(LeadSamples.LEAD, clear(), null, artist, null, null, null, null))
                        .isEmpty())
                .isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"2027-01-01, 2027-01-01, true", "2027-01-01, 2027-02-01, true", "2027-01-02, 2027-01-01, false"})
    void aPeriodDoesNotEndBeforeItStarts(LocalDate start, LocalDate end, boolean good) {
        BusinessInfo business = BusinessInfoBuilder.builder()
                .timeline(new Timeline(start, end, null))
                .build();
        assertThat(bad(new CaptureLead(LeadSamples.LEAD, clear(), null, artist(), business, null, null, null)))
                .isEqualTo(good ? Set.of() : Set.of("businessInfo.timeline.endDate"));
    }

    @ParameterizedTest
    @CsvSource({"Europe/Paris, true", "UTC, true", "Mars/Olympus, false"})
    void aTimeZoneExists(String zone, boolean good) {
        CommunicationPreferences preferences = CommunicationPreferencesBuilder.builder()
                .language("fr")
                .timezone(zone)
                .build();
        assertThat(bad(new CaptureLead(LeadSamples.LEAD, clear(), null, artist(), null, null, preferences, null))
                        .isEmpty())
                .isEqualTo(good);
    }

    private static Set<String> bad(CaptureLead command) {
        return VALIDATOR.validate(command).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .collect(Collectors.toSet());
    }

    private static CaptureLead business(Budget budget) {
        BusinessInfo business = BusinessInfoBuilder.builder().budget(budget).build();
        return new CaptureLead(LeadSamples.LEAD, clear(), null, artist(), business, null, null, null);
    }

    private static CaptureLead person(String firstName, String email, String phone, String country) {
        Address address = country == null
                ? null
                : PersonalInfoAddressBuilder.builder().country(text(country)).build();
        return capture(PersonalInfoBuilder.builder()
                .firstName(text(firstName))
                .lastName(text("Durand"))
                .email(text(email))
                .phone(text(phone))
                .address(address)
                .build());
    }

    private static CaptureLead capture(PersonalInfo person) {
        return new CaptureLead(LeadSamples.LEAD, person, null, artist(), null, null, null, null);
    }

    private static PersonalInfo clear() {
        return PersonalInfoBuilder.builder()
                .firstName(text("Zoé"))
                .lastName(text("Durand"))
                .email(text("zoe@exemple.fr"))
                .build();
    }

    private static ArtistInfo artist() {
        return ArtistInfoBuilder.builder()
                .name(text("Les Ondes"))
                .genre(List.of(text("pop")))
                .build();
    }

    private static PersonalText text(String clear) {
        return clear == null ? null : PersonalText.clear(clear);
    }
}
