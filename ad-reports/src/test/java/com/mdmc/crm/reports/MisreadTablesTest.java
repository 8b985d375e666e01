package com.mdmc.crm.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are not under their own titles. */
class MisreadTablesTest {
    private static final String TITLES = "Day,Campaign name,Amount spent (EUR),Impressions\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-02,X,12,34,1000", "2026-11-02,X, the second,12.34,1000", "Total,X,1,12,34"})
    void aLineWithMoreCellsThanTitlesIsShifted(String line) {
        String file = TITLES + "2026-11-01,X,12.34,1000\n" + line + "\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, file)).hasMessageContaining("line-too-long");
    }

    @Test
    void emptyCellsBehindALineShiftNothing() throws IOException {
        WrittenReport read = WrittenReport.of(directory, TITLES + "2026-11-01,X,12.34,1000,, \n");
        assertThat(read.taken("spend")).containsEntry("2026-11-01", "12.34");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Day,Budget,Sessions", "Week,Budget,Sessions", "Datum,Kampagne,Budget,Sitzungen"})
    void aSecondTableOfOtherThingsIsNotReadByTheTitlesOfTheFirst(String titles) {
        String file = TITLES + "2026-11-01,X,12.34,1000\n\n" + titles + "\n2026-11-02,X,9,77\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, file)).hasMessageContaining("several-tables");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-02,1000,12", "2026-11-02"})
    void aLineCutOffBeforeItsCampaignMayBeAnybodys(String line) {
        String file = "Day,Impressions,Amount spent (EUR),Campaign name\n2026-11-01,1000,12.34,X\n" + line + "\n";
        assertThatThrownBy(() -> WrittenReport.of(directory, file)).hasMessageContaining("line-cut-off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "20", "2026-11-0"})
    void aLineCutOffWithinItsDayMayBeOfAny(String line) {
        assertThatThrownBy(() -> WrittenReport.of(directory, TITLES + "2026-11-01,X,12.34,1000\n" + line))
                .hasMessageContaining("line-cut-off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mond", "Mondlicht"})
    void aLineCutOffBehindItsCampaignMayBeOfAnyDay(String line) {
        String file = "Campaign name,Day,Amount spent (EUR),Impressions\nMondlicht,2026-11-01,12.34,1000\n" + line;
        assertThatThrownBy(() -> WrittenReport.of(directory, file)).hasMessageContaining("line-cut-off");
    }

    @Test
    void aShortRemarkIsNoLineCutOff() throws IOException {
        String file = "Campaign name,Day,Amount spent (EUR),Impressions\nX,2026-11-01,12.34,1000\nMade by hand\n";
        assertThat(WrittenReport.of(directory, file).taken("spend")).containsEntry("2026-11-01", "12.34");
    }

    @Test
    void aRemarkIsNoTitle() throws IOException {
        WrittenReport read = WrittenReport.of(directory, TITLES + "2026-11-01,X,12.34,1000\nMade by hand,Day,--,n/a\n");
        assertThat(read.codes()).containsExactly((String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Worldwide", "Monde entier", "All"})
    void aLineOfAllCountriesIsNotAddedToThose(String all) throws IOException {
        String file = "Day,Campaign name,Country,Amount spent (EUR)\n2026-11-01,X,FR,5.00\n2026-11-01,X,%s,5.00\n";
        assertThat(WrittenReport.of(directory, file.formatted(all)).codes()).containsExactly("overlapping-lines");
    }

    @Test
    void whatIsWrittenAboutAPackedTableIsNoTable() throws IOException {
        Path file = directory.resolve("report.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("README.txt"));
            zip.write("Made on 2026-11-02.".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("days.csv"));
            zip.write((TITLES + "2026-11-01,X,12.34,1000\n").getBytes(UTF_8));
        }
        WrittenReport read = WrittenReport.read(file, ReportOptions.of(Platform.META));
        assertThat(read.taken("spend")).containsEntry("2026-11-01", "12.34");
    }

    @Test
    void aLineOfAnAdSetWithoutItsDayIsNoTotal() throws IOException {
        String file = "Day,Campaign name,Ad set name,Impressions,Amount spent (EUR)\n"
                + "2026-03-01,A,s1,1000,5.00\n,A,s2,1000,5.00\n";
        assertThat(WrittenReport.of(directory, file).codes()).containsExactly("not-a-day", "not-a-day");
        String total = "Day,Campaign name,Ad set name,Impressions,Amount spent (EUR)\n"
                + "2026-03-01,A,s1,1000,5.00\n,A,,1000,5.00\n";
        assertThat(WrittenReport.of(directory, total).taken("spend")).hasSize(1);
    }
}
