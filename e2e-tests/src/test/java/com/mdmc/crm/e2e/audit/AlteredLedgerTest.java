package com.mdmc.crm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.ledger.proof.Finding;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.LedgerVerification.Request;
import com.mdmc.crm.ledger.proof.Verification;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stored ledger is altered in every way a thief of the store could, even with leaf hashes made right again, and each
 * time the first bad position is named. {@code -Daudit.alterations=10000} for the full run.
 */
class AlteredLedgerTest {
    private static final int ALTERATIONS = Integer.getInteger("audit.alterations", 120);
    private static final long SEED = Long.getLong("crm.seed", 1);
    private static final int LEADS = 15;

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private long head;

    @Test
    void everyAlterationIsFoundAtItsPlace() throws Exception {
        System.out.println("crm.seed=" + SEED + " audit.alterations=" + ALTERATIONS);
        record();
        Map<String, String> settings = RunningCrm.settings(directory);
        try (EmbeddedStore store =
                        EmbeddedStore.open(new LaunchSettings(settings).data().store());
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoDatabase database = client.getDatabase("mdmc_crm");
            LedgerVerification verification = new LedgerVerification(database);
            Verification untouched = verification.run(Request.all(), reached -> {});
            assertThat(untouched.isInOrder()).isTrue();
            assertThat(untouched.vouchedFor())
                    .as("the stop signed the last commits")
                    .isEqualTo(untouched.to())
                    .isGreaterThanOrEqualTo(head);
            MongoCollection<RawBsonDocument> commits = database.getCollection("ledger_commits", RawBsonDocument.class);
            for (int i = 0; i < ALTERATIONS; i++) {
                switch (random.nextInt(7)) {
                    case 0 -> truncated(database, verification);
                    case 1 -> checkpointReplaced(database, verification);
                    default -> alter(commits, verification, i);
                }
            }
            assertThat(verification.run(Request.all(), reached -> {}).isInOrder())
                    .isTrue();
        }
    }

    private void alter(MongoCollection<RawBsonDocument> commits, LedgerVerification verification, int round)
            throws Exception {
        long position = 1 + random.nextInt((int) head);
        RawBsonDocument original = at(commits, position);
        long other = 1 + random.nextInt((int) head);
        RawBsonDocument otherOriginal = at(commits, other);
        long expected = position;
        String what;
        switch (random.nextInt(5)) {
            case 0 -> {
                what = "a byte edited";
                put(commits, edited(original, false));
            }
            case 1 -> {
                what = "a byte edited and the leaf hash made right";
                put(commits, edited(original, true));
            }
            case 2 -> {
                what = "deleted";
                commits.deleteOne(Filters.eq("_id", position));
            }
            case 3 -> {
                what = "a document slipped in behind it";
                slipIn(commits, position + 0.5);
                expected = position + 1;
            }
            default -> {
                what = "swapped with " + other;
                if (position == other) {
                    return;
                }
                put(commits, moved(otherOriginal, position), moved(original, other));
                expected = Math.min(position, other);
            }
        }
        Verification found = verification.run(Request.all(), reached -> {});
        assertThat(found.finding())
                .as("%s at %d in round %d", what, position, round)
                .isPresent();
        assertThat(found.finding().get().position())
                .as(what + " at " + position)
                .isEqualTo(expected);
        commits.deleteOne(Filters.eq("_id", position + 0.5));
        if (position == other) {
            put(commits, original);
        } else {
            put(commits, original, otherOriginal);
        }
    }

    private static void slipIn(MongoCollection<RawBsonDocument> commits, double id) {
        commits.withDocumentClass(Document.class)
                .insertOne(new Document("_id", id).append("k", List.of("lead-forged/" + id)));
    }

    /** The thief throws away the end, the tree and every checkpoint; only what somebody kept outside tells. */
    private void truncated(MongoDatabase database, LedgerVerification verification) {
        List<Document> notes = checkpoints(database);
        Document kept = notes.get(1 + random.nextInt(notes.size() - 1));
        Request held = new Request(1, List.of(kept.getString("note")), List.of(), null);
        assertThat(verification.run(held, reached -> {}).isInOrder()).isTrue();
        try (Put tree = Put.aside(database, "proof_tree");
                Put tiles = Put.aside(database, "proof_tiles");
                Put others = Put.aside(database, "proof_checkpoints");
                Put commits = Put.aside(database, "ledger_commits")) {
            long last = 1 + random.nextInt(((Number) kept.get("_id")).intValue() - 1);
            commits.back(document -> document.getInt64("_id").getValue() <= last);
            assertThat(verification.run(Request.all(), reached -> {}).isInOrder())
                    .as("without what was kept outside, a shorter ledger is a ledger")
                    .isTrue();
            Finding found = verification.run(held, reached -> {}).finding().orElseThrow();
            assertThat(found.position()).isEqualTo(last + 1);
            assertThat(found.kind()).isEqualTo(Finding.Kind.TRUNCATED);
        }
    }

    /** A checkpoint replaced by one of the thief's key, by a true one of another size, or by anything. */
    private void checkpointReplaced(MongoDatabase database, LedgerVerification verification) {
        List<Document> notes = checkpoints(database);
        Document replaced = notes.get(random.nextInt(notes.size()));
        Document another = notes.get(random.nextInt(notes.size()));
        String note = replaced.getString("note");
        String text = SignedNote.parse(note).text();
        String instead = switch (random.nextInt(3)) {
            case 0 -> new SignedNote(text, List.of(SigningKey.draw("mdmc-crm").sign(text))).write();
            case 1 -> another == replaced ? "" : another.getString("note");
            default -> note.substring(0, random.nextInt(note.length() - 1));
        };
        MongoCollection<Document> stored = database.getCollection("proof_checkpoints");
        stored.updateOne(Filters.eq("_id", replaced.get("_id")), Updates.set("note", instead));
        Finding found = verification.run(Request.all(), reached -> {}).finding().orElseThrow();
        assertThat(found.kind()).as(instead).isEqualTo(Finding.Kind.CHECKPOINT);
        assertThat(found.position()).isEqualTo(((Number) replaced.get("_id")).longValue());
        stored.updateOne(Filters.eq("_id", replaced.get("_id")), Updates.set("note", note));
    }

    private static List<Document> checkpoints(MongoDatabase database) {
        return database.getCollection("proof_checkpoints")
                .find()
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
    }

    /** Documents taken out of a collection, and put back whatever becomes of the test. */
    private record Put(MongoCollection<RawBsonDocument> collection, List<RawBsonDocument> documents)
            implements AutoCloseable {
        static Put aside(MongoDatabase database, String name) {
            MongoCollection<RawBsonDocument> collection = database.getCollection(name, RawBsonDocument.class);
            List<RawBsonDocument> documents = collection.find().into(new ArrayList<>());
            collection.deleteMany(new Document());
            return new Put(collection, documents);
        }

        void back(Predicate<RawBsonDocument> some) {
            collection.insertMany(documents.stream().filter(some).toList());
        }

        @Override
        public void close() {
            collection.deleteMany(new Document());
            collection.insertMany(documents);
        }
    }

    private static RawBsonDocument at(MongoCollection<RawBsonDocument> commits, long position) {
        return commits.find(Filters.eq("_id", position)).first();
    }

    private static void put(MongoCollection<RawBsonDocument> commits, RawBsonDocument... documents) {
        for (RawBsonDocument document : documents) {
            commits.deleteOne(Filters.eq("_id", document.getInt64("_id").getValue()));
        }
        commits.insertMany(Arrays.asList(documents));
    }

    /** One letter of a payload turned into another, the length kept. */
    private RawBsonDocument edited(RawBsonDocument original, boolean rehashed) throws Exception {
        byte[] bytes = bytes(original);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\":", text.indexOf("{\"")) - 1;
        bytes[at] = (byte) (bytes[at] == 'x' ? 'y' : 'x');
        return new RawBsonDocument(rehashed ? rehashed(bytes) : bytes);
    }

    /** A commit put in another's place, its own hash made right for that place. */
    private static RawBsonDocument moved(RawBsonDocument original, long position) throws Exception {
        byte[] bytes = bytes(original);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(9, position);
        return new RawBsonDocument(rehashed(bytes));
    }

    // The leaf is everything between the length and the hash, behind RFC 9162's zero byte.
    private static byte[] rehashed(byte[] bytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 0);
        digest.update(bytes, 4, bytes.length - 41 - 4);
        System.arraycopy(digest.digest(), 0, bytes, bytes.length - 33, 32);
        return bytes;
    }

    private static byte[] bytes(RawBsonDocument document) {
        var buffer = document.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Arrays.copyOf(bytes, bytes.length);
    }

    private void record() {
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(directory))) {
            CrmClient crm = RunningCrm.admin(server);
            for (int i = 0; i < LEADS; i++) {
                crm.post(
                                "/api/leads",
                                Map.of(
                                        "personalInfo",
                                        Map.of(
                                                "firstName",
                                                "Zoé",
                                                "lastName",
                                                "Lune",
                                                "email",
                                                "a" + i + "@exemple.fr"),
                                        "artistInfo",
                                        Map.of("name", "Lune")))
                        .expect(201);
            }
            head = server.context().getBean(Ledger.class).head();
        }
    }
}
