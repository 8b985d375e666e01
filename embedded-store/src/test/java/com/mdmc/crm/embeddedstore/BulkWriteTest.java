package com.mdmc.crm.embeddedstore;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes to several collections in one command are as MongoDB 8.0 answers them. */
class BulkWriteTest {

    @TempDir
    Path directory;

    private OpenStore open;

    @BeforeEach
    void open() {
        open = new OpenStore(directory);
        open.leads().insertOne(new Document("_id", "b").append("rank", 1));
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void eachWriteIsCountedAndEachErrorNamed() {
        Document answer = bulk(
                false,
                insert(0, "a"),
                insert(0, "b"),
                insert(1, "x"),
                replace(0, new Document("_id", "b").append("rank", 1), "replaced", false),
                replace(0, new Document("_id", "b").append("rank", 7), "missed", false),
                replace(1, new Document("_id", "y"), "upserted", true),
                new Document("update", 1)
                        .append("filter", new Document("_id", "x"))
                        .append("updateMods", new Document("$set", new Document("seen", true))),
                new Document("delete", 0).append("filter", new Document("_id", "a")));
        assertThat(counts(answer)).containsExactly(1, 2, 2, 2, 1, 1);
        assertThat(errors(answer)).singleElement().satisfies(error -> {
            assertThat(error.getInteger("idx")).isEqualTo(1);
            assertThat(error.getInteger("code")).isEqualTo(11000);
        });
        assertThat(open.leads().find(eq("_id", "a")).first()).isNull();
        assertThat(open.leads().find(eq("_id", "b")).first()).containsEntry("what", "replaced");
        assertThat(others().find(eq("_id", "x")).first()).containsEntry("seen", true);
        assertThat(others().find(eq("_id", "y")).first()).containsEntry("what", "upserted");
    }

    @Test
    void anOrderedOneEndsAtItsFirstError() {
        Document answer = bulk(true, insert(0, "a"), insert(0, "b"), insert(0, "c"), insert(1, "x"));
        assertThat(counts(answer)).containsExactly(1, 1, 0, 0, 0, 0);
        assertThat(others().countDocuments()).isZero();
        assertThat(open.leads().countDocuments()).isEqualTo(2);
    }

    @Test
    void whatItWroteIsThereAfterTheStoreOpensAgain() {
        bulk(false, insert(0, "a"), insert(1, "x"));
        open.close();
        open = new OpenStore(directory);
        assertThat(open.leads().countDocuments()).isEqualTo(2);
        assertThat(others().countDocuments()).isEqualTo(1);
    }

    @Test
    void resultsOneByOneAreRefused() {
        Document command = command(false, List.of(insert(0, "a")));
        command.remove("errorsOnly");
        assertThatThrownBy(() -> open.client().getDatabase("admin").runCommand(command))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("errorsOnly");
    }

    private MongoCollection<Document> others() {
        return open.database().getCollection("others");
    }

    private Document bulk(boolean ordered, Document... operations) {
        return open.client().getDatabase("admin").runCommand(command(ordered, List.of(operations)));
    }

    private static Document command(boolean ordered, List<Document> operations) {
        return new Document("bulkWrite", 1)
                .append("ops", operations)
                .append("nsInfo", List.of(new Document("ns", "crm.leads"), new Document("ns", "crm.others")))
                .append("ordered", ordered)
                .append("errorsOnly", true);
    }

    private static Document insert(int namespace, String id) {
        return new Document("insert", namespace).append("document", new Document("_id", id));
    }

    private static Document replace(int namespace, Document filter, String what, boolean upsert) {
        return new Document("update", namespace)
                .append("filter", filter)
                .append("updateMods", new Document("what", what))
                .append("multi", false)
                .append("upsert", upsert);
    }

    /** Errors, inserted, matched, modified, upserted, deleted. */
    private static List<Integer> counts(Document answer) {
        return List.of(
                answer.getInteger("nErrors"),
                answer.getInteger("nInserted"),
                answer.getInteger("nMatched"),
                answer.getInteger("nModified"),
                answer.getInteger("nUpserted"),
                answer.getInteger("nDeleted"));
    }

    private static List<Document> errors(Document answer) {
        return answer.get("cursor", Document.class).getList("firstBatch", Document.class);
    }
}
