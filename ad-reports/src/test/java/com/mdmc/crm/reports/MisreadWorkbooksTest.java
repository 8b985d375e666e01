package com.mdmc.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet makes of a platform's export. */
class MisreadWorkbooksTest {
    private static final String TITLES = "Day,Campaign ID,Campaign name,Amount spent (EUR)\n";

    @TempDir
    Path directory;

    @Test
    void anIdThatWasRoundedIsNotTaken() {
        assertThatThrownBy(() -> WrittenReport.workbook(directory, sheet -> {
                    String[] titles = {"Day", "Campaign ID", "Amount spent (EUR)"};
                    for (int column = 0; column < titles.length; column++) {
                        sheet.value(0, column, titles[column]);
                    }
                    sheet.value(1, 0, "2026-05-13");
                    sheet.value(1, 1, 120212345678901234L);
                    sheet.value(1, 2, 12.5);
                }))
                .hasMessageContaining("id-rounded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20212E+17", "\"1,20212E+17\""})
    void anIdThatWasSavedWithAnExponentIsNotTaken(String id) {
        String line = "2026-05-13," + id + ",X,12.50\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + line)).hasMessageContaining("id-rounded");
    }

    @Test
    void anIdIsKnownWithoutTheApostropheThatMadeItText() throws IOException {
        Path file =
                Files.writeString(directory.resolve("report.csv"), TITLES + "2026-05-13,'120212345678901234,X,12.50\n");
        assertThat(ReportReader.open(file, ReportOptions.of(Platform.META)).campaigns())
                .containsOnlyKeys(new PlatformCampaign("", "120212345678901234", "X"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"#,##0.00 [$£-809]", "[$USD] #,##0.00", "#,##0.00 \"$\"", "£#,##0.00", "0.00%"})
    void theSignThatASpreadsheetShowsContradictsTheTitle(String format) throws IOException {
        assertThat(typed("Amount spent (EUR)", 12.5, format).codes())
                .containsExactly(format.contains("%") ? "not-a-number" : "several-currencies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#,##0.00 [$€-40C]", "#,##0.00\\ \"€\"", "[$EUR] 0.00", "[$-409]0.00", "General"})
    void theSignThatASpreadsheetShowsAgreesWithTheTitle(String format) throws IOException {
        WrittenReport read = typed("Amount spent (EUR)", 12.5, format);
        assertThat(read.codes()).containsExactly((String) null);
        assertThat(read.taken("spend")).containsEntry("2026-05-13", "12.5");
    }

    @Test
    void theSignThatASpreadsheetShowsIsTheCurrencyWhereNothingElseSaysIt() throws IOException {
        assertThat(typed("Amount spent", 12.5, "#,##0.00 [$£-809]").days())
                .extracting(ReportDay::currency)
                .containsExactly("GBP");
        assertThat(typed("Amount spent", 12.5, "[$$-409]#,##0.00").codes()).containsExactly("currency-unclear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h:mm:ss", "[h]:mm:ss", "mm:ss", "[ss]"})
    void aTimeOfDayIsADuration(String format) throws IOException {
        WrittenReport read = youTube("Average view duration", 92.0 / 86_400, format);
        assertThat(read.taken("platformSpecific.youtube.avgViewDuration")).containsEntry("2026-05-13", "92");
    }

    @Test
    void aTimeThatIsNoDurationIsRefused() throws IOException {
        // A spreadsheet takes 1:32, a minute and a half, for an hour and a half.
        assertThat(youTube("Average view duration", 92.0 / 1440, "h:mm").codes())
                .containsExactly("not-a-number");
        assertThat(youTube("Watch time (hours)", 20.5, "[h]:mm:ss").codes()).containsExactly("not-a-number");
    }

    @Test
    void numbersThatASpreadsheetReadAreNotTrustedBesideNumbersThatItCouldNotRead() {
        // The file said 1,000 and 1,234.56: the first became 1 in French, the second stayed text.
        assertThatThrownBy(() -> WrittenReport.workbook(directory, sheet -> {
                    sheet.value(0, 0, "Date");
                    sheet.value(0, 1, "Amount spent (EUR)");
                    sheet.value(1, 0, "2026-05-13");
                    sheet.value(1, 1, 1);
                    sheet.value(2, 0, "2026-05-14");
                    sheet.value(2, 1, "1,234.56");
                }))
                .hasMessageContaining("numbers-mixed");
    }

    private WrittenReport typed(String title, double value, String format) throws IOException {
        return written(title, value, format, Platform.META);
    }

    private WrittenReport youTube(String title, double value, String format) throws IOException {
        return written(title, value, format, Platform.YOUTUBE);
    }

    private WrittenReport written(String title, double value, String format, Platform platform) throws IOException {
        return WrittenReport.workbook(directory, ReportOptions.of(platform), sheet -> {
            sheet.value(0, 0, "Date");
            sheet.value(0, 1, title);
            sheet.value(1, 0, "2026-05-13");
            sheet.value(1, 1, value);
            sheet.style(1, 1).format(format.replace("\"", "&quot;")).set();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true"})
    void daysOfAWorkbookThatCountsFrom1904AreFourYearsLater(String flag) throws IOException {
        WrittenReport.workbook(directory, sheet -> {
            sheet.value(0, 0, "Date");
            sheet.value(0, 1, "Amount spent (EUR)");
            sheet.value(1, 0, LocalDate.of(2022, 3, 1));
            sheet.style(1, 0).format("dd/MM/yyyy").set();
            sheet.value(1, 1, 12.5);
        });
        Path file = edited("/xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"" + flag + "\"/><sheets>");
        assertThat(WrittenReport.read(file, ReportOptions.of(Platform.META)).taken("spend"))
                .containsOnlyKeys("2026-03-02");
    }

    @Test
    void aCellOfAnUnknownKindIsNoFailure() throws IOException {
        typed("Amount spent (EUR)", 12.5, "0.00");
        Path file = edited(
                "/xl/worksheets/sheet1.xml", "<c r=\"A2\"[^>]*>.*?</c>", "<c r=\"A2\" t=\"d\"><v>2026-05-13</v></c>");
        assertThatThrownBy(() -> ReportReader.open(file, ReportOptions.of(Platform.META)))
                .isInstanceOf(ReportRefused.class)
                .hasMessageContaining("not-a-table");
    }

    /** The workbook with a part of it written otherwise. */
    private Path edited(String part, String pattern, String other) throws IOException {
        Path file = directory.resolve("report.xlsx");
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            String before = Files.readString(zip.getPath(part));
            String after = before.replaceFirst(pattern, Matcher.quoteReplacement(other));
            assertThat(after).isNotEqualTo(before);
            Files.writeString(zip.getPath(part), after);
        }
        return file;
    }
}
