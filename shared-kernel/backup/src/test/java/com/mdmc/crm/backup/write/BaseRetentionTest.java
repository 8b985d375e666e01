package com.mdmc.crm.backup.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.BackupKey;
import com.mdmc.crm.backup.archive.BaseName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseRetentionTest {
    private static final Instant BEGIN = Instant.parse("2025-01-01T01:30:00Z");

    @TempDir
    Path root;

    @Test
    void twoYearsOfDailyBasesLeaveDaysWeeksAndMonths() throws Exception {
        ArchiveDirectory archive = new ArchiveDirectory(root, BackupKey.generate());
        Files.createDirectories(archive.bases(1));
        Map<String, String> listed = new HashMap<>();
        BaseRetention retention = new BaseRetention(archive, listed, Duration.ofDays(7));
        for (int day = 0; day < 730; day++) {
            Instant now = BEGIN.plus(Duration.ofDays(day));
            Path file = BaseName.in(archive.bases(1), day + 1, now).file();
            Files.createFile(file);
            listed.put(archive.name(file), "");
            for (Path dropped : retention.drop(1, now)) {
                Files.delete(dropped);
            }
            List<BaseName> kept = BaseName.list(archive.bases(1));
            assertThat(listed).hasSameSizeAs(kept);
            windowIsRestorable(kept, now, day);
        }
        List<BaseName> kept = BaseName.list(archive.bases(1));
        Instant end = BEGIN.plus(Duration.ofDays(729));
        assertThat(kept.stream().filter(each -> each.at().isAfter(end.minus(Duration.ofDays(7)))))
                .hasSize(7);
        assertThat(kept.stream().filter(each -> each.at().isBefore(end.minus(Duration.ofDays(28)))))
                .hasSizeBetween(11, 13);
        assertThat(kept).hasSizeLessThan(30);
        assertThat(kept.get(0).at()).isAfter(end.minus(Duration.ofDays(367)));
    }

    /** Every instant of the last seven days has a base before it. */
    private static void windowIsRestorable(List<BaseName> kept, Instant now, int day) {
        Instant start = now.minus(Duration.ofDays(Math.min(7, day)));
        assertThat(kept.stream().anyMatch(each -> !each.at().isAfter(start))).isTrue();
    }
}
