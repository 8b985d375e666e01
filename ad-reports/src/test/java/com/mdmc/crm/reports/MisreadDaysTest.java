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
}
