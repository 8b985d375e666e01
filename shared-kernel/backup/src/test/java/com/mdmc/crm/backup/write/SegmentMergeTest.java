package com.mdmc.crm.backup.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.BackupKey;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.SegmentName;
import com.mdmc.crm.backup.archive.StateChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentMergeTest {
    @TempDir
    Path root;

    private ArchiveDirectory archive;
    private Path directory;

    @BeforeEach
    void tenSegments() throws Exception {
        archive = new ArchiveDirectory(root, BackupKey.generate());
        directory = archive.segments(1);
        for (int i = 1; i <= 10; i++) {
            BsonSequence documents = new BsonSequence();
            documents.add(new Document("_id", (long) i));
            StateChange change = new StateChange("proof_keys", i, null, BsonSequence.bytesOf(new Document("_id", i)));
            documents.add(new FlushMarker(i, Map.of("p", (long) i), List.of(change), null).document());
            archive.write(
                    SegmentName.in(directory, i, i).file(),
                    ArchiveHeader.of(ArchiveHeader.SEGMENT, i, i, Instant.EPOCH, Instant.EPOCH)
                            .withChanges(true),
                    documents);
        }
    }

    @Test
    void neighboursBecomeOneAndKeepEveryMarker() throws Exception {
        new SegmentMerge(archive, directory).all(0);
        assertThat(SegmentName.list(directory)).extracting(SegmentName::last).containsExactly(10L);
        assertThat(markers()).allMatch(marker -> marker.changes().size() == 1).hasSize(10);
    }

    @Test
    void mergingIsDueAfterManySegments() throws Exception {
        SegmentMerge merge = new SegmentMerge(archive, directory);
        for (int i = 0; i < 63; i++) {
            merge.isWritten();
        }
        assertThat(merge.isDue()).isFalse();
        merge.isWritten();
        assertThat(merge.isDue()).isTrue();
        merge.some(0);
        assertThat(merge.isDue()).isFalse();
    }

    @Test
    void manySegmentsAreMergedAFewFilesAtATime() throws Exception {
        SegmentMerge merge = new SegmentMerge(archive, directory);
        merge.some(4);
        assertThat(markers()).filteredOn(marker -> marker.changes().isEmpty()).hasSize(2);
        for (int i = 0; i < 4; i++) {
            merge.some(4);
        }
        assertThat(SegmentName.list(directory)).extracting(SegmentName::last).containsExactly(10L);
    }

    @Test
    void changesBeforeTheWindowAreDropped() throws Exception {
        new SegmentMerge(archive, directory).all(4);
        assertThat(markers())
                .extracting(marker -> marker.changes().size())
                .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
        new SegmentMerge(archive, directory).all(4);
        assertThat(SegmentName.list(directory)).hasSize(1);
    }

    @Test
    void partsLeftByACrashAreCovered() throws Exception {
        Path part = SegmentName.in(directory, 3, 3).file();
        byte[] bytes = Files.readAllBytes(part);
        new SegmentMerge(archive, directory).all(0);
        Files.write(part, bytes);
        assertThat(SegmentName.list(directory)).extracting(SegmentName::first).containsExactly(1L);
    }

    private List<FlushMarker> markers() throws Exception {
        List<FlushMarker> markers = new ArrayList<>();
        for (SegmentName each : SegmentName.list(directory)) {
            archive.read(each.file(), ArchiveHeader.SEGMENT).documents().stream()
                    .filter(FlushMarker::isMarker)
                    .map(FlushMarker::of)
                    .forEach(markers::add);
        }
        return markers;
    }
}
