package com.mdmc.crm.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells say what the values say, and no spreadsheet calculates with them. */
class CsvCellsTest {
    private final CsvCells french = new CsvCells(Locale.FRENCH);
    private final CsvCells english = new CsvCells(Locale.ENGLISH);

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33 6 12", "-x", "@sum", "\t=1", "\r=1", " =1", "\n@x", "＝1+1"})
    void aFormulaIsMarkedAsText(String formula) {
        assertThat(french.of(formula)).isEqualTo("'" + formula);
    }

    @Test
    void whatIsNoFormulaStaysAsItIs() {
        assertThat(french.of("a=b")).isEqualTo("a=b");
        assertThat(french.of("")).isEmpty();
        assertThat(french.of(null)).isEmpty();
    }

    @Test
    void numbersAreWrittenAsTheLanguageHasThem() {
        assertThat(french.of(new BigDecimal("-1500.50"))).isEqualTo("-1500,50");
        assertThat(english.of(new BigDecimal("-1500.50"))).isEqualTo("-1500.50");
        assertThat(french.of(-3L)).isEqualTo("-3");
    }

    @Test
    void severalValuesShareACell() {
        assertThat(english.of(List.of("pop", "rock"))).isEqualTo("pop | rock");
        assertThat(english.of(List.of("=1", "rock"))).isEqualTo("'=1 | rock");
    }
}
