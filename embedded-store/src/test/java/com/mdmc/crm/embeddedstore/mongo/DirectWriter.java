package com.mdmc.crm.embeddedstore.mongo;

import com.mdmc.crm.embeddedstore.crash.Expectation;
import com.mdmc.crm.embeddedstore.mongo.collection.Awaited;
import com.mdmc.crm.embeddedstore.mongo.command.StorageErrors;
import com.mdmc.crm.embeddedstore.mongo.document.StoredDocument;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.redo.Outcome;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes random documents of its own straight into a backend, as a connection would, until the power is lost. */
final class DirectWriter {

    static final String DATABASE = "power";
    static final String COLLECTION = "documents";

    private static final int DOCUMENTS = 60;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Expectation<Document> expectation = new Expectation<>();
    private final int number;
    private final Random random;
    private int sequence;

    DirectWriter(int number, long seed) {
        this.number = number;
        this.random = new Random(seed * 31 + number);
    }

    Expectation<Document> expectation() {
        return expectation;
    }

    int number() {
        return number;
    }

    static void createIndexes(StoreBackend backend) {
        Document unique = new Document("name", "unique")
                .append("key", new Document("unique", 1))
                .append("unique", true);
        Document tags = new Document("name", "tags").append("key", new Document("tags", 1).append("version", -1));
        Document command = new Document("createIndexes", COLLECTION).append("indexes", List.of(unique, tags));
        backend.handleCommand(new EmbeddedChannel(), DATABASE, "createIndexes", command);
    }

    @SuppressWarnings("unchecked")
    static List<Document> all(StoreBackend backend) {
        Document command = new Document("find", COLLECTION).append("batchSize", 1_000_000);
        Document answer = backend.handleCommand(new EmbeddedChannel(), DATABASE, "find", command);
        List<StoredDocument> batch = (List<StoredDocument>) ((Document) answer.get("cursor")).get("firstBatch");
        return batch.stream().map(StoredDocument::document).toList();
    }

    void run(StoreBackend backend, Storage storage) {
        try {
            while (write(backend, storage)) {
                // until the power is lost
            }
        } catch (MongoServerException e) {
            // refused: the log cannot be written any more
        }
    }

    private boolean write(StoreBackend backend, Storage storage) {
        String id = "w" + number + "-" + random.nextInt(DOCUMENTS);
        Document current = expectation.current(id);
        Document after = current != null && random.nextInt(3) == 0 ? null : document(id);
        expectation.attempted(id, after);
        Awaited.reset();
        if (after == null) {
            Document delete = new Document("q", new Document("_id", id)).append("limit", 1);
            run(backend, "delete", new Document("deletes", List.of(delete)));
        } else if (current == null) {
            run(backend, "insert", new Document("documents", List.of(after.cloneDeeply())));
        } else {
            Document update = new Document("q", new Document("_id", id)).append("u", after.cloneDeeply());
            run(backend, "update", new Document("updates", List.of(update)));
        }
        if (!isDurable(storage, Awaited.unit())) {
            return false;
        }
        expectation.acknowledged(id, after);
        return true;
    }

    private void run(StoreBackend backend, String verb, Document arguments) {
        Document command = new Document(verb, COLLECTION).appendAll(arguments);
        Document answer = backend.handleCommand(channel, DATABASE, verb, command);
        if (isRefused(answer)) {
            throw new MongoServerError(StorageErrors.FILE_STREAM_FAILED, "the log cannot be written");
        }
        if (answer.containsKey("writeErrors") || !answer.get("n").equals(1)) {
            throw new AssertionError("Unexpected answer " + answer + " to " + command);
        }
    }

    private static boolean isRefused(Document answer) {
        return answer.get("writeErrors") instanceof List<?> errors
                && errors.get(0) instanceof Document error
                && error.get("code").equals(StorageErrors.FILE_STREAM_FAILED);
    }

    private static boolean isDurable(Storage storage, long unit) {
        CompletableFuture<Boolean> durable = new CompletableFuture<>();
        storage.whenDurable(unit, new Outcome() {
            @Override
            public void durable() {
                durable.complete(true);
            }

            @Override
            public void failed(IOException cause) {
                durable.complete(false);
            }
        });
        try {
            return durable.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("No word about unit " + unit, e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Document document(String id) {
        List<Object> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add("t" + random.nextInt(8));
        }
        return new Document("_id", id)
                .append("writer", number)
                .append("version", ++sequence)
                .append("unique", id + "/" + sequence)
                .append("tags", tags)
                .append("text", "x".repeat(random.nextInt(900)));
    }
}
