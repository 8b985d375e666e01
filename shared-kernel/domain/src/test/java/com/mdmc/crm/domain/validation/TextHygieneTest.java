package com.mdmc.crm.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.validation.TextHygiene.RefusedTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextHygieneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u001bb",
                "a\u0007b",
                "a\u0085b",
                "a\ud800",
                "\udc00a",
                "a\ufffeb",
                "\ufdd0",
                "a\u202eb",
                "a\u2066b",
                "a\u000bb",
                "a\u007fb"
            })
    void whatNobodyTypesIsRefused(String text) {
        assertThatThrownBy(() -> TextHygiene.clean(text))
                .isInstanceOf(RefusedTextException.class)
                .hasMessage("control-character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb", "a\tb", "a\u2028b", "a\u2029b"})
    void aLineIsOne(String text) {
        assertThatThrownBy(() -> TextHygiene.cleanLine(text))
                .isInstanceOf(RefusedTextException.class)
                .hasMessage("single-line");
        assertThat(TextHygiene.cleanLine(text.replaceAll("\\v|\\t", " "))).isNotEmpty();
    }

    @Test
    void breaksGoFromTheEndsOfALine() {
        assertThat(TextHygiene.cleanLine("\r\n\tL'Escale\u2028\n")).isEqualTo("L'Escale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200d",
                "\u00ad\u200c",
                "\u3164",
                "\u2800\u2800",
                "\u0301",
                "\u115f \u1160",
                "\u200b",
                " \t\u2060 "
            })
    void aTextOfWhichNothingShowsIsRefused(String text) {
        assertThatThrownBy(() -> TextHygiene.clean(text))
                .isInstanceOf(RefusedTextException.class)
                .hasMessage("invisible-text");
    }

    @Test
    void blanksOfAllKindsGoFromTheEnds() {
        assertThat(TextHygiene.clean("\u00a0\u2003\u200b\ufeff=1+1\u3000\n")).isEqualTo("=1+1");
        assertThat(TextHygiene.clean(" \t\u00a0\u3000 ")).isEmpty();
    }

    @Test
    void textsAreComposedAndTheirLinesEndAlike() {
        assertThat(TextHygiene.clean("Elo\u0301die\r\nb\rc")).isEqualTo("El\u00f3die\nb\nc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍👩‍👧‍👦", "می‌خواهم", "مرحبا\u200f!", "Ωmega", "ﬁn", "田中さん", "𝔘𝔫𝔦", "a\tb"})
    void whatPeopleWriteStays(String text) {
        assertThat(TextHygiene.clean(text)).isEqualTo(text);
    }
}
