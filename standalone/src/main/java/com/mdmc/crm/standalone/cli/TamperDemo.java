package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.ledger.merkle.TreeHash;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.LedgerVerification.Request;
import com.mdmc.crm.ledger.proof.Verification;
import com.mdmc.crm.standalone.DataDirectory;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bson.RawBsonDocument;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm tamper-demo}: shows on a copy what an auditor sees after somebody has altered the past. */
@Command(
        name = "tamper-demo",
        description = {
            "Copies the embedded store of CRM_DATA (with the CRM stopped), alters one byte of a recorded commit in the copy",
            "as a thief of the store could, and verifies the copy before and after. The original is only read."
        },
        footer = {
            "",
            "Ends with 0 if the alteration was found at its place, 1 if it was not, 2 if there is nothing to alter."
        })
final class TamperDemo implements Callable<Integer> {
    private static final int NOTHING_TO_SHOW = 2;

    @Option(
            names = "--position",
            paramLabel = "N",
            description = "The commit to alter; the one in the middle of the ledger when none is named.")
    private Long chosen;

    @Override
    public Integer call() throws Exception {
        DataDirectory data = LaunchSettings.ofEnvironment().data();
        data.requireStore();
        return show(data.store());
    }

    /** Shows it on a copy of a store. */
    int show(Path original) throws Exception {
        Path copy = Files.createTempDirectory("crm-tamper-demo");
        try {
            FileSystemUtils.copyRecursively(original, copy);
            try (EmbeddedStore store = EmbeddedStore.open(copy);
                    MongoClient client = MongoClients.create(store.connectionString())) {
                return show(client.getDatabase(LaunchSettings.DATABASE));
            }
        } finally {
            FileSystemUtils.deleteRecursively(copy);
        }
    }

    private int show(MongoDatabase database) {
        LedgerVerification verification = new LedgerVerification(database);
        Verification before = verification.run(Request.all(), reached -> {});
        System.out.printf(
                Locale.ROOT,
                "1. A copy of the ledger was made; the original is not touched.%n"
                        + "   The auditor verifies it: %,d commits read, %,d signed checkpoints hold. %s%n",
                before.to(),
                before.checkpoints(),
                before.finding().map(Object::toString).orElse("Everything is in order."));
        long position = chosen == null ? (before.to() + 1) / 2 : chosen;
        if (!before.isInOrder() || position < 1 || position > before.to()) {
            System.err.println("crm: this ledger has no commit in order to alter");
            return NOTHING_TO_SHOW;
        }
        alter(database.getCollection("ledger_commits", RawBsonDocument.class), position);
        Verification after = verification.run(Request.all(), reached -> {});
        System.out.println("3. The auditor verifies again: "
                + after.finding().map(finding -> "NOT IN ORDER from " + finding).orElse("in order"));
        boolean found = after.finding()
                .filter(finding -> finding.position() == position)
                .isPresent();
        System.out.println(
                found
                        ? "   The commits before it are still proved. What the tree and the signed checkpoints hold cannot be made"
                                + " right again without the signing key, and not at all against a checkpoint kept elsewhere."
                        : "   THE ALTERATION WAS NOT FOUND AT ITS PLACE.");
        return found ? 0 : 1;
    }

    /** One letter within the first event's payload, and the hash stored with the commit made right again. */
    private static void alter(MongoCollection<RawBsonDocument> commits, long position) {
        RawBsonDocument document = commits.find(Filters.eq("_id", position)).first();
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\":", text.indexOf("{\"")) - 1;
        char was = (char) bytes[at];
        bytes[at] = (byte) (was == 'x' ? 'y' : 'x');
        byte[] hash = TreeHash.leaf(bytes, Integer.BYTES, bytes.length - TRAILER);
        ByteBuffer.wrap(bytes).position(bytes.length - 1 - TreeHash.LENGTH).put(hash);
        commits.replaceOne(Filters.eq("_id", position), new RawBsonDocument(bytes));
        System.out.printf(
                "2. A thief of the store changes one letter of commit %d, '%s' to '%s', and repairs the hash stored with it.%n",
                position, was, (char) bytes[at]);
    }

    /** The field with the hash, at the end of a commit's document. */
    private static final int TRAILER = 8 + TreeHash.LENGTH + 1;
}
