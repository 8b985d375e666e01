package com.mdmc.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
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

    @Test
    void aRemarkIsNoTitle() throws IOException {
        WrittenReport read = WrittenReport.of(directory, TITLES + "2026-11-01,X,12.34,1000\nMade by hand,Day,--,n/a\n");
        assertThat(read.codes()).containsExactly((String) null);
    }
}
