package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoint sink into a directory: the latest checkpoint and all public keys, to be copied elsewhere. A published
 * checkpoint only grows: the existing one is compared with the ledger before a larger one replaces it.
 */
final class PublishedFiles implements CheckpointSink {

    static final String KEYS = "keys.txt";
    private static final Logger LOG = LoggerFactory.getLogger(PublishedFiles.class);
    private static final FileAttribute<?> OWNERS_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final Predicate<KeptCheckpoint> ofThisLedger;
    private String compared = "";

    /** @param ofThisLedger whether a checkpoint that is there was signed for the ledger as it is */
    PublishedFiles(Path directory, Predicate<KeptCheckpoint> ofThisLedger) {
        this.directory = directory;
        this.ofThisLedger = ofThisLedger;
    }

    @Override
    public synchronized void publish(SignedNote note, List<VerifyingKey> keys) {
        try {
            String text = note.write();
            Optional<KeptCheckpoint> there = KeptCheckpoint.in(directory);
            if (there.isPresent() && !mayBeReplaced(there.get(), Checkpoint.parse(note.text()))) {
                return;
            }
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, OWNERS_DIRECTORY);
            }
            replace(KEYS, keys.stream().map(key -> key + "\n").collect(Collectors.joining()));
            replace(KeptCheckpoint.FILE, text);
            compared = text;
        } catch (IOException | StartRefusedException unusable) {
            LOG.warn("The checkpoint could not be published to {}: {}", directory, unusable.toString());
        }
    }

    private boolean mayBeReplaced(KeptCheckpoint there, Checkpoint next) {
        if (!there.text().equals(compared)) {
            if (!ofThisLedger.test(there)) {
                return false;
            }
            compared = there.text();
        }
        return next.size() > there.checkpoint().size();
    }

    private void replace(String name, String content) throws IOException {
        Path fresh = directory.resolve(name + ".new");
        try (FileChannel file = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                OWNERS_FILE)) {
            file.write(StandardCharsets.UTF_8.encode(content));
            file.force(true);
        }
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
