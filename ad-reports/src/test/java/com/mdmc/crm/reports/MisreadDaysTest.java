package com.mdmc.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days whose month could be another. */
class MisreadDaysTest {
    private static final String TITLES = "Day,Amount spent (EUR)\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"05-03-2026", "05.03.2026", "05/03/2026", "5-3-2026"})
    void aDayAndMonthThatMayBeSwappedAreBothReadings(String day) {
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + day + ",1.50\n"))
                .hasMessageContaining("date-ambiguous")
                .hasMessageContaining("2026-03-05")
                .hasMessageContaining("2026-05-03");
    }

    @ParameterizedTest
    @CsvSource({
        "05-03-2026, 05-13-2026, 2026-05-03",
        "05-03-2026, 13-03-2026, 2026-03-05",
        "05.03.2026, 13.03.2026, 2026-03-05",
        "05.03.2026, 05.13.2026, 2026-05-03"
    })
    void aDayAboveTwelveShowsWhichIsTheMonth(String day, String other, String meant) throws IOException {
        WrittenReport read = WrittenReport.of(directory, TITLES + day + ",1.50\n" + other + ",2.50\n");
        assertThat(read.taken("spend")).hasSize(2).containsEntry(meant, "1.5");
    }

    @Test
    void oneDayOfTheOtherOrderMakesAllUnsure() {
        String days = "13/05/2026,1.50\n14/05/2026,1.50\n05/15/2026,1.50\n06/05/2026,1.50\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + days)).hasMessageContaining("date-ambiguous");
    }

    @Test
    void theOptionSaysWhichIsTheMonth() throws IOException {
        ReportOptions american = new ReportOptions(Platform.META, null, null, null, null, "MM-dd-yyyy", null);
        WrittenReport read = WrittenReport.of(directory, TITLES + "05-03-2026,1.50\n", american);
        assertThat(read.taken("spend")).containsKey("2026-05-03");
    }

    @Test
    void daysThatASpreadsheetReadAreNotTrustedBesideDaysThatItCouldNotRead() {
        // The file said 5/3/2026 and 5/13/2026: the first became 5 March in French, the second stayed text.
        assertThatThrownBy(() -> typedBeside("5/13/2026"))
                .hasMessageContaining("days-swapped")
                .hasMessageContaining("5/13/2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-13", "13 mai 2026"})
    void daysThatNoSpreadsheetSwapsMayStandBesideItsOwn(String day) throws IOException {
        assertThat(typedBeside(day).taken("spend")).containsOnlyKeys("2026-03-05", "2026-05-13");
    }

    private WrittenReport typedBeside(String day) throws IOException {
        return WrittenReport.workbook(directory, sheet -> {
            titles(sheet);
            sheet.value(1, 0, LocalDate.of(2026, 3, 5));
            sheet.style(1, 0).format("dd/MM/yyyy").set();
            sheet.value(1, 1, 1.5);
            sheet.value(2, 0, day);
            sheet.value(2, 1, 2.5);
        });
    }

    private static void titles(Worksheet sheet) {
        sheet.value(0, 0, "Day");
        sheet.value(0, 1, "Amount spent (EUR)");
    }

    @Test
    void twoColumnsOfDaysMustAgree() throws IOException {
        String titles = "Day,Date,Amount spent (EUR)\n";
        WrittenReport read =
                WrittenReport.of(directory, titles + "2026-05-13,2026-05-13,1.50\n2026-05-14,2026-05-15,1.50\n");
        assertThat(read.codes()).containsExactly(null, "line-not-one-day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/13/2026", "13/05/2026", "13.05.2026"})
    void daysWrittenInTwoWaysAreNotTakenInPart(String other) {
        String days = "2026-01-05,1.50\n2026-02-05,1.50\n" + other + ",1.50\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + days)).hasMessageContaining("days-mixed");
    }

    @Test
    void anOptionThatTheFileContradictsIsRefused() {
        ReportOptions american = new ReportOptions(Platform.META, null, null, null, null, "MM/dd/yyyy", null);
        String days = "13/04/2026,1.50\n05/04/2026,1.50\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + days, american))
                .hasMessageContaining("option-contradicted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"September 1, 2026 - September 3, 2026\"",
                "1 sept. 2026 – 3 sept. 2026",
                "2026-09-01 to 2026-09-03",
                "Du 1 septembre 2026 au 3 septembre 2026"
            })
    void daysOutsideThePeriodAboveTheTitlesAreRefused(String period) throws IOException {
        String preface = "Campaign report\n" + period + "\n" + TITLES;
        assertThat(WrittenReport.of(directory, preface + "2026-09-01,1.50\n2026-09-03,1.50\n")
                        .taken("spend"))
                .hasSize(2);
        assertThatThrownBy(() -> WrittenReport.of(directory, preface + "2026-01-09,1.50\n2026-02-09,1.50\n"))
                .hasMessageContaining("days-outside-title");
    }
}
