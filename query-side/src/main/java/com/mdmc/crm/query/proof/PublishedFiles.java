package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest checkpoint and all public keys as files, for whoever copies them to another house. */
final class PublishedFiles implements CheckpointSink {

    static final String CHECKPOINT = "checkpoint.txt";
    static final String KEYS = "keys.txt";
    private static final Logger LOG = LoggerFactory.getLogger(PublishedFiles.class);

    private final Path directory;

    PublishedFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public void publish(SignedNote note, List<VerifyingKey> keys) {
        try {
            Files.createDirectories(directory);
            replace(KEYS, keys.stream().map(key -> key + "\n").collect(Collectors.joining()));
            replace(CHECKPOINT, note.write());
        } catch (IOException unwritable) {
            LOG.warn("The checkpoint could not be published to {}: {}", directory, unwritable.toString());
        }
    }

    private void replace(String name, String content) throws IOException {
        Path written = Files.writeString(directory.resolve(name + ".new"), content);
        Files.move(
                written, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
