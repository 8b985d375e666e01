package com.mdmc.crm.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.SimpleEventBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupJournalTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final BackupRuns runs = new BackupRuns(client.getDatabase("crm"));
    private final BackupJournal journal =
            new BackupJournal(runs, SimpleEventBus.builder().build(), Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void stop() {
        client.close();
        server.shutdown();
    }

    @Test
    void aTaskIsDueWhenItNeverRanOrItsPeriodIsOver() {
        assertThat(journal.isDue(BackupTask.EXPORT, WEEK)).isTrue();
        runs.record(BackupTask.EXPORT, NOW.minus(Duration.ofDays(6)), 1, null);
        assertThat(journal.isDue(BackupTask.EXPORT, WEEK)).isFalse();
        runs.record(BackupTask.EXPORT, NOW.minus(WEEK), 1, null);
        assertThat(journal.isDue(BackupTask.EXPORT, WEEK)).isTrue();
    }

    @Test
    void aTaskThatFailedIsTriedAgainTheSameDay() {
        runs.record(BackupTask.EXPORT, NOW.minus(Duration.ofHours(5)), 0, "the disk is full");
        assertThat(journal.isDue(BackupTask.EXPORT, WEEK)).isFalse();
        runs.record(BackupTask.EXPORT, NOW.minus(Duration.ofHours(6)), 0, "the disk is full");
        assertThat(journal.isDue(BackupTask.EXPORT, WEEK)).isTrue();
    }
}
