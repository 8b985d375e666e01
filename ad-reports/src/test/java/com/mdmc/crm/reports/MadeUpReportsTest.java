package com.mdmc.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No layout puts a wrong figure on record: a day is taken as it is, or refused.
 * {@code -Dreports.files} makes the run longer, {@code -Dreports.seed} repeats it.
 */
class MadeUpReportsTest {
    @TempDir
    Path directory;

    private int taken;
    private int refused;

    @Test
    void takesNoWrongFigure() throws IOException {
        long seed = Long.getLong("reports.seed", 1);
        int files = Integer.getInteger("reports.files", 400);
        int unreadable = 0;
        int sound = 0;
        for (int i = 0; i < files; i++) {
            Random random = new Random(seed + i);
            MadeUpReport report = MadeUpReport.of(random);
            LayoutWriter writer = new LayoutWriter(report, random);
            Path file = writer.write(directory);
            String which = "-Dreports.files=1 -Dreports.seed=" + (seed + i) + ": " + writer;
            try {
                sound += writer.isSound() ? 1 : 0;
                check(ReportReader.open(file, ReportOptions.of(report.platform())), report, which);
            } catch (ReportRefused reason) {
                unreadable += writer.isSound() ? 1 : 0;
                assertThat(reason.problem().text(Locale.FRENCH)).doesNotContain("{");
            }
        }
        System.out.printf(
                "%d files from seed %d: %d days taken, %d refused, %d of %d sound files refused%n",
                files, seed, taken, refused, unreadable, sound);
        if (files > 100) {
            assertThat(unreadable).as("sound files refused").isLessThan(sound / 4);
            assertThat(taken).isGreaterThan(refused);
        }
    }

    private void check(Report report, MadeUpReport right, String which) throws IOException {
        Map<String, Map<LocalDate, Map<String, BigDecimal>>> oracle = right.oracle();
        report.read(PlatformCampaign::name, (campaign, days) -> {
            for (ReportDay day : days) {
                if (day.problem() != null) {
                    refused++;
                    continue;
                }
                taken++;
                // Without a column for it, lines can only be of the one campaign there is.
                String name = campaign.isEmpty() && oracle.size() == 1
                        ? oracle.keySet().iterator().next()
                        : campaign;
                Map<String, BigDecimal> known =
                        oracle.getOrDefault(name, Map.of()).get(day.date());
                assertThat(known).as("%s: %s %s", which, campaign, day.date()).isNotNull();
                day.metrics().forEach((metric, value) -> {
                    if (right.metrics().contains(metric)) {
                        BigDecimal expected = known.get(metric);
                        assertThat(value == null ? null : value.stripTrailingZeros())
                                .as("%s: %s %s %s", which, campaign, day.date(), metric)
                                .isEqualTo(expected == null ? null : expected.stripTrailingZeros());
                    }
                });
            }
        });
    }
}
