package com.mdmc.crm.backup.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchivedKeys;
import com.mdmc.crm.backup.archive.BackupKey;
import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.restore.ArchiveVerification;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What an archive does with subjects' keys while clocks are set, writers die and files are put back. */
class ArchiverTest {
    @TempDir
    Path root;

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoDatabase database = client.getDatabase("crm");
    private final MasterKey master = MasterKey.ofBase64(MasterKey.drawn());
    private final SubjectKeyTransfer keys = new SubjectKeyTransfer(database, master);
    private final BackupKey key = BackupKey.generate();
    private Duration offset = Duration.ZERO;
    private boolean isLost;

    @AfterEach
    void stop() {
        client.close();
        server.shutdown();
    }

    @Test
    void keysOfAClockThatWasSetBackAreArchived() throws Exception {
        Archiver archiver = archiver();
        archiver.flush();
        offset = Duration.ofHours(-1);
        generate("lead-1");
        archiver.flush();
        assertThat(archived()).containsExactly("lead-1");
        offset = Duration.ofHours(-3);
        destroy("lead-1");
        archiver.flush();
        assertThat(archived()).isEmpty();
    }

    @Test
    void aFileOfKeysThatIsMissingOrAnOlderOneIsNoticed() throws Exception {
        Archiver archiver = archiver();
        generate("lead-1");
        archiver.flush();
        Path former = file();
        byte[] withKey = Files.readAllBytes(former);
        destroy("lead-1");
        archiver.flush();
        Path present = file();
        Files.write(former, withKey);
        assertThat(archived()).as("the tombstone counts").isEmpty();
        byte[] tombstone = Files.readAllBytes(present);
        Files.write(present, withKey);
        assertThatThrownBy(this::archived).isInstanceOf(DamagedArchiveException.class);
        assertThatThrownBy(this::archiver).isInstanceOf(DamagedArchiveException.class);
        Files.delete(present);
        assertThatThrownBy(this::archived).isInstanceOf(DamagedArchiveException.class);
        Files.write(present, tombstone);
        assertThat(archived()).isEmpty();
    }

    @Test
    void whoWasTakenForDeadChangesNothing() throws Exception {
        Archiver archiver = archiver();
        generate("lead-1");
        archiver.flush();
        generate("lead-2");
        isLost = true;
        assertThatThrownBy(archiver::flush).hasMessageContaining("another process");
        assertThat(archived()).containsExactly("lead-1");
        isLost = false;
        archiver().flush();
        assertThat(archived()).containsExactlyInAnyOrder("lead-1", "lead-2");
        assertThat(partial()).isEmpty();
        assertThat(ArchiveVerification.run(directory(), position -> {}).findings())
                .isEmpty();
    }

    @Test
    void anArchiveThatIsNotAsItWasLeftIsNotGoneOnWith() throws Exception {
        Archiver archiver = archiver();
        generate("lead-1");
        archiver.flush();
        byte[] older = Files.readAllBytes(root.resolve("head"));
        generate("lead-2");
        archiver.flush();
        Files.write(root.resolve("head"), older);
        assertThatThrownBy(archiver::flush).hasMessageContaining("is not as it was left");
        archiver().flush();
        assertThat(archived()).containsExactlyInAnyOrder("lead-1", "lead-2");
        FileSystemUtils.deleteRecursively(root.resolve("keys"));
        Files.delete(root.resolve("head"));
        Archiver another = archiver();
        another.flush();
        Files.delete(root.resolve("head"));
        assertThatThrownBy(another::flush).hasMessageContaining("is not as it was left");
    }

    private Archiver archiver() throws IOException {
        StoredTokens tokens = new StoredTokens(
                DefaultMongoTemplate.builder().mongoDatabase(client, "crm").build(),
                JacksonSerializer.defaultSerializer());
        return Archiver.open(directory(), ArchiveSource.of(database, master, tokens, clock()), Duration.ofDays(7));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(offset);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private ArchiveDirectory directory() {
        return new ArchiveDirectory(root, key, () -> {
            if (isLost) {
                throw new IOException("another process writes the archive now");
            }
        });
    }

    private void generate(String subject) {
        keys.store(List.of(new TransferredKey(subject, new byte[32], clock().instant())));
    }

    private void destroy(String subject) {
        keys.store(List.of(new TransferredKey(subject, null, clock().instant())));
    }

    /** Subjects with a key in the archive. */
    private List<String> archived() throws IOException {
        return ArchivedKeys.all(directory()).stream()
                .filter(each -> !each.isDestroyed())
                .map(TransferredKey::subject)
                .toList();
    }

    private Path file() {
        List<Path> files = ArchiveDirectory.list(root.resolve("keys"));
        return files.get(files.size() - 1);
    }

    private List<Path> partial() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".partial")).toList();
        }
    }
}
