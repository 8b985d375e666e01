package com.mdmc.crm.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that look like a report and would put a wrong figure on record if they were taken at their word. */
class HostileReportsTest {
    private static final String TITLES = "Day,Ad set name,Impressions,Link clicks,Amount spent (EUR)\n";

    @TempDir
    Path directory;

    @Test
    void halfCharactersAreNoText() throws IOException {
        byte[] halves = new byte[400];
        for (int at = 0; at < halves.length; at += 4) {
            halves[at] = (byte) 0xff;
            halves[at + 1] = (byte) 0xfe;
            halves[at + 3] = (byte) 0xd8;
        }
        Path file = Files.write(directory.resolve("halves.csv"), halves);
        assertThatThrownBy(() -> ReportReader.open(file, ReportOptions.of(Platform.META)))
                .hasMessageContaining("encoding-unknown");
        ReportOptions told = new ReportOptions(Platform.META, null, "UTF-16", null, null, null, null);
        assertThatThrownBy(() -> ReportReader.open(file, told)).hasMessageContaining("encoding-unknown");
    }

    @Test
    void aWorkbookThatIsNoneIsRefused() throws IOException {
        Path file = directory.resolve("entity.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x>&a;</x>".getBytes(UTF_8));
        }
        assertThatThrownBy(() -> ReportReader.open(file, ReportOptions.of(Platform.META)))
                .hasMessageContaining("not-a-table");
    }

    @Test
    void aSecondTableIsNotReadByTheTitlesOfTheFirst() {
        String other = "2026-02-01,A,1000,10,5.00\n\nDay,Amount spent (EUR),Impressions\n2026-02-02,9.00,77\n";
        assertThatThrownBy(() -> days(TITLES + other)).hasMessageContaining("several-tables");
    }

    @Test
    void theSameTitlesAgainAreNoLine() throws IOException {
        List<ReportDay> days = days(TITLES + "2026-02-01,A,1000,10,5.00\n" + TITLES + "2026-02-02,A,1000,10,6.00\n");
        assertThat(days).extracting(ReportDay::problem).containsOnlyNulls();
        assertThat(days).extracting(day -> day.metrics().get("spend")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "Totaux", "Sous-total", "Subtotal", "Ensemble", "Somme", ""})
    void aSubtotalOfADayIsNotAddedToItsParts(String name) throws IOException {
        List<ReportDay> days =
                days(TITLES + "2026-02-01," + name + ",300,3,3.00\n2026-02-01,A,100,1,1.00\n2026-02-01,B,200,2,2.00\n");
        assertThat(codes(days)).containsExactly("overlapping-lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "Total : compte", "Somme", "Gesamt", "Ensemble"})
    void aSumAtTheEndIsNoError(String name) throws IOException {
        List<ReportDay> days =
                days(TITLES + "2026-02-01,A,100,1,1.00\n2026-02-01,B,200,2,2.00\n" + name + ",,300,3,3.00\n");
        assertThat(days).singleElement().satisfies(day -> {
            assertThat(day.problem()).isNull();
            assertThat(day.metrics().get("spend")).isEqualByComparingTo("3");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-02,A,900", "\"2026-02-02,A,900,9,4.50", "2026-02-02,\"A,900,9,4.50"})
    void aFileThatWasCutOffSaysSo(String rest) throws IOException {
        List<ReportDay> days = days(TITLES + "2026-02-01,A,1000,10,5.00\n" + rest);
        assertThat(days).anyMatch(day -> day.problem() != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999999999999,1,1.00",
                "100,1,9999999999999999999999999.99",
                "=1+1,1,1.00",
                "1:30,1,1.00",
                "100,1,-1.00",
                "1e3,1,1.00"
            })
    void whatIsNoFigureIsRefused(String figures) throws IOException {
        assertThat(days(TITLES + "2026-02-01,A," + figures + "\n"))
                .singleElement()
                .matches(day -> day.problem() != null);
    }

    @Test
    void sumsDoNotOverflow() throws IOException {
        StringBuilder lines = new StringBuilder(TITLES);
        for (int i = 0; i < 12; i++) {
            lines.append("2026-02-01,set ").append(i).append(",900000000000000,1,1.00\n");
        }
        assertThat(codes(days(lines.toString()))).containsExactly("huge-sum");
    }

    @Test
    void theSignOfAnotherCurrencyIsNotPassedOver() throws IOException {
        String titles = "Day,Impressions,Amount spent\n";
        assertThat(days(titles + "2026-02-01,100,€5.00\n").get(0).currency()).isEqualTo("EUR");
        assertThat(days(titles + "2026-02-01,100,£5.00\n").get(0).currency()).isEqualTo("GBP");
        assertThat(codes(days(titles + "2026-02-01,100,$5.00\n"))).containsExactly("currency-unclear");
        assertThat(codes(days(TITLES + "2026-02-01,A,100,1,$5.00\n"))).containsExactly("several-currencies");
        assertThat(codes(days(TITLES + "2026-02-01,A,100,1,\"5,00 €\"\n"))).containsExactly((String) null);
    }

    @Test
    void aWorkbookIsReadAsASpreadsheetShowsIt() throws IOException {
        ReportDay day = workbook((workbook, sheet) -> {
                    sheet.value(1, 0, LocalDate.of(2026, 2, 1));
                    sheet.style(1, 0).format("dd/MM/yyyy").set();
                    sheet.value(1, 1, 0.1 + 0.2);
                })
                .get(0);
        assertThat(day.problem()).isNull();
        assertThat(day.date()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(day.metrics().get("spend")).isEqualByComparingTo("0.3");
    }

    @Test
    void aWorkbookThatIsNotComputedOrNotByDayIsRefused() throws IOException {
        assertThat(codes(workbook((workbook, sheet) -> {
                    sheet.value(1, 0, "2026-02-01");
                    sheet.formula(1, 1, "2+3");
                })))
                .containsExactly("not-a-number");
        assertThat(codes(workbook((workbook, sheet) -> {
                    sheet.value(1, 0, LocalDateTime.of(2026, 2, 1, 13, 0));
                    sheet.style(1, 0).format("yyyy-MM-dd HH:mm").set();
                    sheet.value(1, 1, 5);
                })))
                .containsExactly("not-a-day");
    }

    @Test
    void theSheetWithTheTableIsFoundAndOneOfTwoIsNotGuessed() throws IOException {
        assertThat(codes(workbook((workbook, sheet) -> {
                    workbook.newWorksheet("Notes").value(0, 0, "made by hand");
                    sheet.value(1, 0, "2026-02-01");
                    sheet.value(1, 1, 5);
                })))
                .containsExactly((String) null);
        assertThatThrownBy(() -> workbook((workbook, sheet) -> {
                    Worksheet other = workbook.newWorksheet("March");
                    for (Worksheet each : List.of(sheet, other)) {
                        each.value(0, 0, "Day");
                        each.value(0, 1, "Amount spent (EUR)");
                        each.value(1, 0, "2026-02-01");
                        each.value(1, 1, 5);
                    }
                }))
                .hasMessageContaining("several-sheets");
    }

    private interface Content {
        void write(Workbook workbook, Worksheet sheet);
    }

    private List<ReportDay> workbook(Content content) throws IOException {
        Path file = directory.resolve("report.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Reports", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Report");
            sheet.value(0, 0, "Day");
            sheet.value(0, 1, "Amount spent (EUR)");
            content.write(workbook, sheet);
        }
        return read(file);
    }

    private static List<String> codes(List<ReportDay> days) {
        return days.stream()
                .map(day -> day.problem() == null ? null : day.problem().code())
                .toList();
    }

    private List<ReportDay> days(String text) throws IOException {
        return read(Files.writeString(directory.resolve("report.csv"), text));
    }

    private static List<ReportDay> read(Path file) throws IOException {
        List<ReportDay> all = new ArrayList<>();
        ReportReader.open(file, ReportOptions.of(Platform.META))
                .read(campaign -> "one", (target, days) -> all.addAll(days));
        return all;
    }
}
