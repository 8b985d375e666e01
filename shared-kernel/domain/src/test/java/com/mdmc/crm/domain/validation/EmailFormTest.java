package com.mdmc.crm.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equality of addresses; {@code -Dcrm.seed} repeats a choice of look-alikes. */
class EmailFormTest {
    private static final long SEED = Long.getLong("crm.seed", 1);
    private static final String ADDRESS = "agb1@mdmc.fr";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agB1@MDMC.fr",
                "agb1@mdmc\u3002fr",
                "agb1@mdmc\uff0efr",
                "\uff41gB1@mdmc.fr",
                "agb1@\uff4ddmc.fr",
                "\"agB1\"@mdmc.fr",
                "agb1@md\u00admc.fr",
                " agb1@mdmc.fr ",
            })
    void spellingsOfOneMailboxAreEqual(String spelling) {
        assertThat(EmailForm.lenient(spelling)).isEqualTo(ADDRESS);
    }

    @Test
    void anInternationalDomainIsItsEncodedForm() {
        List.of("élodie-musique.fr", "münchen.de", "例え.jp", "пример.рф", "bücher.example")
                .forEach(domain -> assertThat(EmailForm.of("x@" + domain))
                        .as(domain)
                        .isPresent()
                        .isEqualTo(EmailForm.of("x@" + IDN.toASCII(domain))));
    }

    /** Each letter that is written in another way as well, whatever its script and its age, is the same letter in a domain. */
    @Test
    void fiveHundredSpellingsOfDomainsAreOneEach() {
        List<Integer> spelled = IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(letter -> Character.isLetter(letter) && !plain(letter).equals(Character.toString(letter)))
                .filter(letter -> plain(letter).codePoints().allMatch(Character::isLetter))
                .boxed()
                .toList();
        Random random = new Random(SEED);
        int taken = 0;
        for (int pair = 0; pair < 500; pair++) {
            int letter = spelled.get(random.nextInt(spelled.size()));
            Optional<String> form = EmailForm.of("x@a" + Character.toString(letter) + "b.fr");
            assertThat(form)
                    .as("U+%04X, seed %d", letter, SEED)
                    .isEqualTo(EmailForm.of("x@a" + plain(letter) + "b.fr"));
            taken += form.isPresent() ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(400);
    }

    private static String plain(int letter) {
        return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource({"\u1c90\u1c91,\u10d0\u10d1", "\ud83a\udd00,\ud83a\udd22", "stra\u1e9ee,strasse", "\u2c00,\u2c30"})
    void capitalsNewerThanIdna2003AreTheirSmallLetters(String capitals, String small) {
        assertThat(EmailForm.of("x@" + capitals + ".fr")).isPresent().isEqualTo(EmailForm.of("x@" + small + ".fr"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.fr",
                "a b@c.fr",
                "a@b",
                "a@-b.fr",
                "a@b..fr",
                "a..b@c.fr",
                ".a@b.fr",
                "a@b.f",
                "a@b.fr\n",
                "a\u200bb@c.fr",
                "a@[127.0.0.1]",
                "a@b_c.fr",
                "a,b@c.fr",
                "<a@b.fr>",
                "a@b.1"
            })
    void whatMailCannotBeSentToIsNoAddress(String text) {
        assertThat(EmailForm.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.fr",
                "direction@mdmc.example",
                "admin@crm.local",
                "o'brien+x@mail.mdmc.photography",
                "élodie@musique.fr"
            })
    void domainsOfAnyNameAreAddresses(String address) {
        assertThat(EmailForm.of(address)).isPresent();
    }

    @Test
    void fiveHundredLookAlikesLookTheSame() {
        List<Map.Entry<Integer, String>> known =
                new ArrayList<>(Confusables.prototypes().entrySet());
        known.removeIf(entry -> !entry.getValue().matches("[a-z]"));
        Collections.sort(known, Map.Entry.comparingByKey());
        Random random = new Random(SEED);
        for (int pair = 0; pair < 500; pair++) {
            var entry = known.get(random.nextInt(known.size()));
            String lookAlike = new String(Character.toChars(entry.getKey()));
            assertThat(Confusables.skeleton("ag" + lookAlike + "1"))
                    .as("U+%04X, seed %d", entry.getKey(), SEED)
                    .isEqualTo(Confusables.skeleton("ag" + entry.getValue() + "1"));
        }
        assertThat(known).hasSizeGreaterThan(300);
    }

    @Test
    void homoglyphsAndWhatHasNoWidthLookTheSame() {
        String look = EmailForm.lookOf(ADDRESS);
        assertThat(EmailForm.lookOf("ag\u0412" + "1@mdmc.fr")).as("Cyrillic Ve").isEqualTo(look);
        assertThat(EmailForm.lookOf("ag\u0432" + "1@mdmc.fr"))
                .as("a small one is no b")
                .isNotEqualTo(look);
        assertThat(EmailForm.lookOf("\u0430gb1@mdmc.fr")).as("Cyrillic a").isEqualTo(look);
        assertThat(EmailForm.lookOf("ag\u200bb1@mdmc.fr")).isEqualTo(look);
        assertThat(EmailForm.lookOf("agbl@mdmc.fr")).isEqualTo(look);
        assertThat(EmailForm.lookOf("agb1@autre.fr")).isNotEqualTo(look);
    }
}
