package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.backup.schedule.RestoreDrill;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StoreAccess;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.springframework.util.FileSystemUtils;

/**
 * Drill in a temporary directory and a process of its own: restores the newest position as an operator would, and compares
 * root, counts and random documents of the critical views with the live store. A document is compared if nothing has
 * happened to it since.
 */
public final class TemporaryRestoreDrill implements RestoreDrill {
    private static final List<String> COMPARED = List.of("leads", "campaigns", "users");
    private static final String TOKEN = "_token";
    private static final int INDEX_BITS = 16;
    private static final int SAMPLE = 50;

    private final MongoDatabase live;
    private final String masterKey;
    private final Path scratch;
    private final Random random;

    /** @param scratch where the temporary directory is made */
    public TemporaryRestoreDrill(MongoDatabase live, String masterKey, Path scratch, Random random) {
        this.live = live;
        this.masterKey = masterKey;
        this.scratch = scratch;
        this.random = random;
    }

    @Override
    public long run(Path archive) throws Exception {
        Files.createDirectories(scratch);
        Path data = Files.createTempDirectory(scratch, "drill-");
        try {
            new OperatorProcess(Map.of("CRM_DATA", data.toString(), "CRM_MASTER_KEY", masterKey))
                    .run(List.of("restore", "--from", archive.toString(), "--to", data.toString()));
            LaunchSettings settings = new RestoreTarget(data, Optional.empty()).settings(masterKey);
            try (StoreAccess access = StoreAccess.read(settings);
                    MongoClient client = access.client()) {
                return compare(access.database(client));
            }
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private long compare(MongoDatabase restored) throws IOException {
        StoredTree there = new StoredTree(restored);
        StoredTree here = new StoredTree(live);
        long size = there.head().size();
        if (here.head().size() < size
                || !Arrays.equals(here.asTree().root(size), there.asTree().root(size))) {
            throw new IOException("The drill's ledger of " + size + " commits is not the live one");
        }
        for (String name : COMPARED) {
            compare(restored.getCollection(name), live.getCollection(name), size);
        }
        return size;
    }

    private void compare(MongoCollection<Document> there, MongoCollection<Document> here, long position)
            throws IOException {
        String name = here.getNamespace().getCollectionName();
        if (here.countDocuments() < there.countDocuments()) {
            throw new IOException("The drill has more documents of " + name + " than the live store");
        }
        long end = position + 1 << INDEX_BITS;
        long unchanged = here.countDocuments(Filters.lt(TOKEN, end));
        for (int i = 0; i < Math.min(SAMPLE, unchanged); i++) {
            Document sample = here.find(Filters.lt(TOKEN, end))
                    .sort(new Document("_id", 1))
                    .skip(random.nextInt((int) unchanged))
                    .first();
            if (sample != null
                    && !sample.equals(
                            there.find(Filters.eq("_id", sample.get("_id"))).first())) {
                throw new IOException("The drill's " + name + "/" + sample.get("_id") + " is not the live one");
            }
        }
    }
}
