package com.mdmc.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
}
