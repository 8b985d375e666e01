package com.mdmc.crm.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupLeaseTest {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoDatabase database = client.getDatabase("crm");
    private final AtomicLong stopwatch = new AtomicLong();
    private final BackupLease one = new BackupLease(database, stopwatch::get);
    private final BackupLease other = new BackupLease(database, stopwatch::get);

    @AfterEach
    void stop() {
        client.close();
        server.shutdown();
    }

    @Test
    void whoIsNotSeenToRenewLosesIt() {
        assertThat(one.hold()).isTrue();
        assertThat(other.hold()).isFalse();
        pass(20);
        assertThat(one.hold()).isTrue();
        assertThat(other.hold()).as("it was renewed").isFalse();
        pass(31);
        assertThat(other.hold()).isTrue();
        assertThat(one.renew()).isFalse();
    }

    @Test
    void whoWasTakenForDeadIsStoppedEvenIfTheOtherHasReleasedIt() throws Exception {
        assertThat(one.hold()).isTrue();
        assertThat(other.hold()).isFalse();
        pass(31);
        assertThat(other.hold()).isTrue();
        other.release();
        assertThatThrownBy(one::require).isInstanceOf(IOException.class);
        assertThat(one.take()).as("it may begin anew").isTrue();
        one.require();
    }

    @Test
    void aReleasedLeaseIsTakenAtOnce() {
        assertThat(one.hold()).isTrue();
        one.release();
        assertThat(other.hold()).isTrue();
        assertThat(one.hold()).isFalse();
    }

    @Test
    void longWritingRenewsIt() throws Exception {
        assertThat(one.hold()).isTrue();
        for (int i = 0; i < 10; i++) {
            pass(10);
            one.require();
            assertThat(other.hold()).isFalse();
        }
    }

    private void pass(long seconds) {
        stopwatch.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
