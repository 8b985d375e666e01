package com.mdmc.crm.embeddedstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritesTest {

    @TempDir
    Path directory;

    private OpenStore open;

    @BeforeEach
    void open() {
        open = new OpenStore(directory);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void anOrderedInsertEndsAtItsFirstErrorAndCountsWhatIsIn() {
        MongoBulkWriteException failure = insertMany(true, "a", "b", "a", "c");
        assertThat(failure.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(2);
            assertThat(error.getCode()).isEqualTo(11000);
        });
        assertThat(failure.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(open.leads().countDocuments()).isEqualTo(2);
    }

    @Test
    void anUnorderedInsertLeavesOutOnlyWhatFails() {
        MongoBulkWriteException failure = insertMany(false, "a", "b", "a", "c");
        assertThat(failure.getWriteResult().getInsertedCount()).isEqualTo(3);
        assertThat(open.leads().countDocuments()).isEqualTo(3);
    }

    private MongoBulkWriteException insertMany(boolean ordered, String... ids) {
        List<Document> documents = new ArrayList<>();
        for (String id : ids) {
            documents.add(new Document("_id", id));
        }
        return catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> open.leads().insertMany(documents, new InsertManyOptions().ordered(ordered)));
    }

    @Test
    void anOrderedBulkStopsAtTheFirstFailedUpdate() {
        open.leads()
                .insertMany(
                        List.of(new Document("_id", "a").append("n", 1), new Document("_id", "b").append("n", "text")));
        MongoBulkWriteException failure = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> open.leads()
                        .bulkWrite(List.of(
                                new UpdateOneModel<>(eq("_id", "a"), inc("n", 1)),
                                new UpdateOneModel<>(eq("_id", "b"), inc("n", 1)),
                                new UpdateOneModel<>(eq("_id", "a"), inc("n", 1)),
                                new InsertOneModel<>(new Document("_id", "c")))));
        assertThat(failure.getWriteErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getIndex()).isEqualTo(1));
        assertThat(open.leads().find(eq("_id", "a")).first()).containsEntry("n", 2);
        assertThat(open.leads().countDocuments()).isEqualTo(2);
    }

    @Test
    void findOneAndUpdateGivesEachCallerItsOwnNumber() throws Exception {
        open.leads().insertOne(new Document("_id", "counter").append("n", 0));
        Set<Integer> numbers = ConcurrentHashMap.newKeySet();
        inParallel(16, () -> {
            for (int i = 0; i < 100; i++) {
                Document after = open.leads()
                        .findOneAndUpdate(
                                eq("_id", "counter"),
                                inc("n", 1),
                                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
                assertThat(numbers.add(after.getInteger("n"))).isTrue();
            }
            return null;
        });
        assertThat(numbers).hasSize(1600);
    }

    @Test
    void compareAndSetLetsOneOfManyWin() throws Exception {
        open.leads().insertOne(new Document("_id", "lead").append("version", 0));
        List<Long> won = inParallel(16, () -> {
            long wins = 0;
            for (int version = 0; version < 50; version++) {
                wins += open.leads()
                        .updateOne(and(eq("_id", "lead"), eq("version", version)), set("version", version + 1))
                        .getModifiedCount();
            }
            return wins;
        });
        int version = open.leads().find().first().getInteger("version");
        assertThat(won.stream().mapToLong(Long::longValue).sum()).isEqualTo(version);
    }

    @Test
    void concurrentUpsertsOfOneKeyMakeOneDocument() throws Exception {
        inParallel(
                16,
                () -> open.leads()
                        .updateOne(eq("_id", "one"), inc("n", 1), new UpdateOptions().upsert(true))
                        .wasAcknowledged());
        assertThat(open.leads().find().into(new ArrayList<>()))
                .containsExactly(new Document("_id", "one").append("n", 16));
    }

    @Test
    void aDocumentThatOutgrowsSixteenMegabytesIsRefusedAndStaysAsItWas() {
        String half = "x".repeat(9 << 20);
        open.leads().createIndex(new Document("n", 1));
        open.leads().insertOne(new Document("_id", "big").append("n", 1).append("a", half));
        assertThatThrownBy(() -> open.leads()
                        .updateOne(eq("_id", "big"), new Document("$set", new Document("n", 2).append("b", half))))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("invalid");
        assertThat(open.leads().countDocuments(eq("n", 1))).isEqualTo(1);
        assertThat(open.leads().countDocuments(eq("n", 2))).isZero();
    }

    @Test
    void whatIsReadIsACopy() {
        open.leads().insertOne(new Document("_id", "a").append("list", List.of(1, 2)));
        open.leads().updateOne(eq("_id", "a"), new Document("$push", new Document("list", 3)));
        open.leads()
                .aggregate(List.of(new Document("$addFields", new Document("list", List.of()))))
                .into(new ArrayList<>());
        assertThat(open.leads().find().first().getList("list", Integer.class)).containsExactly(1, 2, 3);
    }

    static <T> List<T> inParallel(int threads, Callable<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(java.util.Collections.nCopies(threads, task))) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }
}
