package com.mdmc.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts that could be others, or in another currency. */
class MisreadAmountsTest {
    private static final String TITLES = "Day;Amount spent (EUR);Impressions\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Day,Amount spent (USD),Currency\n2026-05-13,12.34,EUR\n",
                "Day,Amount spent,Currency,Account currency\n2026-05-13,12.34,EUR,USD\n"
            })
    void currenciesThatContradictAreRefused(String file) throws IOException {
        assertThat(WrittenReport.of(directory, file).codes()).containsExactly("several-currencies");
    }

    @Test
    void codesUnderAnUnknownTitleDecideNothing() throws IOException {
        WrittenReport stated = WrittenReport.of(directory, "Day,Amount spent (USD),Zone\n2026-05-13,12.34,ALL\n");
        assertThat(stated.days()).extracting(ReportDay::currency).containsExactly("USD");
        String unstated = "Day,Amount spent,Zone\n2026-05-13,12.34,ALL\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, unstated)).hasMessageContaining("currency-unclear");
        ReportOptions euro = new ReportOptions(Platform.META, null, null, null, null, null, "EUR");
        assertThat(WrittenReport.of(directory, unstated, euro).taken("spend")).containsEntry("2026-05-13", "12.34");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12€34", "1$234.56", "12 €34", "12%34", "12%", "12 3", "1234 567", "€12$"})
    void signsStandAtTheEndsOfAnAmount(String amount) throws IOException {
        assertThat(WrittenReport.of(directory, TITLES + "2026-05-13;" + amount + ";7\n")
                        .codes())
                .doesNotContainNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"€12.34|12.34", "12.34 €|12.34", "1 020,50 €|1020.5", "1'234'567.89|1234567.89", "EUR|"})
    void signsAndGroupsAreReadAsBefore(String amount, String figure) throws IOException {
        WrittenReport read = WrittenReport.of(directory, TITLES + "2026-05-13;" + amount + ";7\n");
        if (figure == null) {
            assertThat(read.codes()).containsExactly("not-a-number");
        } else {
            assertThat(read.taken("spend")).containsEntry("2026-05-13", figure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"€1000", "10%"})
    void aCountHasNoSign(String count) throws IOException {
        assertThat(WrittenReport.of(directory, TITLES + "2026-05-13;1.5;" + count + "\n")
                        .codes())
                .containsExactly("not-a-number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.500;100.000", "12,500;100,000", "12.500;100"})
    void threeDecimalsMayBeThousands(String figures) {
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + "2026-05-13;" + figures + "\n"))
                .hasMessageContaining("decimal-ambiguous");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.500;50.000|0.5|50",
                "0,500;50,000|0.5|50",
                "1,234;12,345|1234|12345",
                "1 020,50;10 500|1020.5|10500",
                "1.020,50;10.500|1020.5|10500"
            })
    void whatCannotBeOtherwiseShowsTheDecimalSign(String figures, String spend, String count) throws IOException {
        WrittenReport read = WrittenReport.of(directory, TITLES + "2026-05-13;" + figures + "\n");
        assertThat(read.taken("spend")).containsEntry("2026-05-13", spend);
        assertThat(read.taken("impressions")).containsEntry("2026-05-13", count);
    }

    @Test
    void aCountWithoutDecimalsShowsThatTheOthersHaveNone() throws IOException {
        String days = "2026-05-13;5;1,000\n2026-05-14;5;%s\n";
        WrittenReport read = WrittenReport.of(directory, TITLES + days.formatted("700"));
        assertThat(read.taken("impressions")).containsEntry("2026-05-13", "1000");
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + days.formatted("700,000")))
                .hasMessageContaining("decimal-ambiguous");
    }

    @Test
    void aTotalConfirmsWhatItStates() throws IOException {
        String twice = TITLES + "2026-05-13;12.00;100\n2026-05-13;12.00;100\n";
        assertThat(WrittenReport.of(directory, twice + "Total;--;200\n").codes())
                .containsExactly("overlapping-lines");
        assertThat(WrittenReport.of(directory, twice + "Total;24.00;200\n").taken("spend"))
                .containsValue("24");
    }

    @Test
    void linesThatFallShortOfEveryTotalAreNotAllOfThem() throws IOException {
        String lines = "Total;100.00;1000\n2026-05-13;12.00;100\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + lines)).hasMessageContaining("lines-missing");
        // The account has campaigns that the report leaves out.
        assertThat(WrittenReport.of(directory, TITLES + "Total;12.00;100\n" + lines)
                        .codes())
                .containsExactly((String) null);
    }

    @Test
    void aLineThatCannotBeReadIsNotMissing() throws IOException {
        String lines = "Total;100.00;1000\n2026-05-13;12.00;100\n2026-05-14;88x00;900\n";
        assertThat(WrittenReport.of(directory, TITLES + lines).codes()).containsExactly(null, "not-a-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Day,Impressions,Amount spent (EUR)\n2026-11-01,1000,12.34\n",
                "Day,Impressions,Amount spent,Currency\n2026-11-01,1000,12.34,EUR\n",
                "Day,Impressions,Amount spent\n2026-11-01,1000,€12.34\n"
            })
    void aCurrencyThatIsGivenDoesNotOverrideTheFiles(String file) throws IOException {
        assertThat(WrittenReport.of(directory, file, given("USD")).codes()).containsExactly("several-currencies");
        assertThat(WrittenReport.of(directory, file, given("EUR")).taken("spend"))
                .containsEntry("2026-11-01", "12.34");
    }

    @Test
    void aCurrencyThatIsGivenFillsCellsThatNameNone() throws IOException {
        String file = "Day,Impressions,Amount spent,Currency\n2026-11-01,1000,12.34,\n";
        assertThat(WrittenReport.of(directory, file).codes()).containsExactly("currency-missing");
        assertThat(WrittenReport.of(directory, file, given("EUR")).days().get(0).currency())
                .isEqualTo("EUR");
    }

    private static ReportOptions given(String currency) {
        return new ReportOptions(Platform.META, null, null, null, null, null, currency);
    }

    @Test
    void aDecimalSignThatTheFileContradictsIsRefused() {
        ReportOptions point = new ReportOptions(Platform.META, null, null, null, "point", null, null);
        String days = "2026-05-13;12,345;1\n2026-05-14;1,5;1\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + days, point))
                .hasMessageContaining("option-contradicted");
    }
}
