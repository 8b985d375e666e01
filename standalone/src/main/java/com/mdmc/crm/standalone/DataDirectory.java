package com.mdmc.crm.standalone;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.embeddedstore.NoStoreException;
import com.mdmc.crm.embeddedstore.storage.file.OwnerOnly;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of one CRM: the embedded store, its master key, published checkpoints. A store is made in an empty one;
 * anything else without a store is taken for a lost store, such as a volume that is not mounted.
 */
public record DataDirectory(Path path) {

    private static final String STORE = "store";
    private static final String AUDIT = "audit";
    /** Where the embedded store keeps its files. */
    public Path store() {
        return path.resolve(STORE);
    }

    /** Where checkpoints are published. */
    public Path audit() {
        return path.resolve(AUDIT);
    }

    public boolean hasStore() {
        try {
            EmbeddedStore.requireIn(store());
            return true;
        } catch (NoStoreException absent) {
            return false;
        }
    }

    /** @throws NoStoreException if there is no store, for those who must not begin one */
    public void requireStore() {
        EmbeddedStore.requireIn(store());
    }

    /**
     * Called before a store is opened, and made if there is none.
     *
     * @param isNew whether to make it although a store was lost here
     * @throws StartRefusedException if a store was lost here and no new one is asked for, or the other way round
     */
    void prepare(boolean isNew) {
        DataFormat.require(this);
        if (hasStore()) {
            if (isNew) {
                throw new StartRefusedException("There is a store in " + path + " already: start without --new.");
            }
            return;
        }
        List<String> found = entries();
        if (!found.isEmpty() && !isNew) {
            throw new StartRefusedException("There is no store in " + path + ", but " + String.join(", ", found)
                    + ": put the store back or mount its volume, or begin an empty CRM there with crm start --new.");
        }
        setAside(audit());
        setAside(store());
        create();
    }

    /** A new directory is for its owner alone, whatever the umask says: it holds the master key. */
    private void create() {
        try {
            if (!Files.isDirectory(path)) {
                OwnerOnly.create(path);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** What was published of a lost ledger is kept: it would contradict the new one's. */
    private static void setAside(Path lost) {
        if (Files.exists(lost)) {
            try {
                Files.move(lost, unused(lost.getParent(), lost.getFileName() + ".lost-", ""));
            } catch (IOException immovable) {
                throw new UncheckedIOException(immovable);
            }
        }
    }

    /** The first file of a numbered series that is not there yet. */
    public static Path unused(Path directory, String start, String end) {
        int number = 1;
        while (Files.exists(directory.resolve(start + number + end))) {
            number++;
        }
        return directory.resolve(start + number + end);
    }

    private List<String> entries() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> !isUnrelated(entry))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What file systems and version control put into an empty directory, and data directories of other CRMs. */
    private static boolean isUnrelated(Path entry) {
        String name = entry.getFileName().toString();
        return name.startsWith(".") || name.equals("lost+found") || Files.isDirectory(entry.resolve(STORE));
    }
}
