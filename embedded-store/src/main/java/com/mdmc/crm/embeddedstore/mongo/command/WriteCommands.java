package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.mongo.collection.Find;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreCollection;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreDatabase;
import com.mdmc.crm.embeddedstore.mongo.document.Bson;
import com.mdmc.crm.embeddedstore.mongo.document.StoredDocument;
import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.exception.InvalidNamespaceError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * `insert`, `update` and `delete`: an ordered batch ends at its first error, and what is counted has happened. A store
 * that cannot be written is the error of the first statement it has not taken, so that the outcome of each is known.
 */
public final class WriteCommands {

    private static final String PIPELINE = "updates by aggregation pipeline are not supported by the embedded store";

    private final StoreDatabase database;

    public WriteCommands(StoreDatabase database) {
        this.database = database;
    }

    public Document insert(Document command) {
        WriteBatch batch = new WriteBatch(command);
        batch.on(
                () -> collection(command, "insert"),
                collection -> batch.run(inserted(command), document -> {
                    collection.add(document);
                    batch.count(1);
                }));
        return batch.answer(new Document());
    }

    public Document update(Document command, Channel channel) {
        WriteBatch batch = new WriteBatch(command);
        List<Document> upserted = new ArrayList<>();
        int[] modified = {0};
        batch.on(
                () -> collection(command, "update"),
                collection -> batch.run(documents(command, "updates"), update -> {
                    Document result = update(collection.getCollectionName(), update, channel);
                    batch.count((int) result.get("n"));
                    modified[0] += (int) result.get("nModified");
                    for (Document upsert : documents(result, "upserted")) {
                        upserted.add(new Document("index", batch.position()).append("_id", upsert.get("_id")));
                    }
                }));
        Document answer = new Document("nModified", modified[0]);
        if (!upserted.isEmpty()) {
            answer.append("upserted", upserted);
        }
        return batch.answer(answer);
    }

    private Document update(String collection, Document update, Channel channel) {
        if (!(update.get("u") instanceof Document)) {
            throw new FailedToParseException(PIPELINE);
        }
        Document result = database.update(collection, update, channel);
        for (Document error : documents(result, "writeErrors")) {
            throw new MongoServerError(
                    Find.number(error, "code"), (String) error.get("codeName"), (String) error.get("errmsg"));
        }
        return result;
    }

    public Document delete(Document command) {
        StoreCollection collection = database.existing(name(command, "delete"));
        WriteBatch batch = new WriteBatch(command);
        if (collection != null) {
            batch.run(
                    documents(command, "deletes"),
                    delete -> batch.count(collection.deleteDocuments(
                            (Document) delete.get("q"), Find.number(delete, "limit"), NoopOplog.get())));
        }
        return batch.answer(new Document());
    }

    public Document findAndModify(Document command) {
        StoreCollection collection = collection(command, "findAndModify");
        if (command.get("update") instanceof Collection) {
            throw new FailedToParseException(PIPELINE);
        }
        return collection.findAndModify(command);
    }

    private StoreCollection collection(Document command, String verb) {
        return database.existingOrNew(name(command, verb));
    }

    private String name(Document command, String verb) {
        String name = (String) command.get(verb);
        if (name.startsWith("system.")) {
            throw new InvalidNamespaceError(database.getDatabaseName() + "." + name);
        }
        return name;
    }

    /** Documents in a section of their own come as bytes, those within the command decoded. */
    private static List<StoredDocument> inserted(Document command) {
        return ((Collection<?>) command.getOrDefault("documents", List.of()))
                .stream()
                        .map(document -> document instanceof StoredDocument stored
                                ? stored
                                : new StoredDocument(Bson.encode((Document) document)))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Document> documents(Document command, String field) {
        return new ArrayList<>((Collection<Document>) command.getOrDefault(field, List.of()));
    }

    /** One command's writes, one after the other. */
    private static final class WriteBatch {

        private final boolean ordered;
        private final List<Document> errors = new ArrayList<>();
        private int count;
        private int position;

        interface Write<T> {
            void run(T document);
        }

        WriteBatch(Document command) {
            ordered = !command.containsKey("ordered") || Find.flag(command, "ordered");
        }

        /** A store that creates no collection takes the first statement as little as the others. */
        void on(Supplier<StoreCollection> found, Consumer<StoreCollection> writes) {
            StoreCollection collection;
            try {
                collection = found.get();
            } catch (UnwritableStoreException e) {
                errors.add(Replies.writeError(0, StorageErrors.of(e)));
                return;
            }
            writes.accept(collection);
        }

        <T> void run(List<T> writes, Write<T> write) {
            for (T document : writes) {
                try {
                    write.run(document);
                } catch (UnwritableStoreException e) {
                    errors.add(Replies.writeError(position, StorageErrors.of(e)));
                    return;
                } catch (MongoServerException e) {
                    errors.add(Replies.writeError(position, e));
                    if (ordered) {
                        return;
                    }
                }
                position++;
            }
        }

        int position() {
            return position;
        }

        void count(int documents) {
            count += documents;
        }

        Document answer(Document answer) {
            answer.append("n", count);
            if (!errors.isEmpty()) {
                answer.append("writeErrors", errors);
            }
            return Replies.ok(answer);
        }
    }
}
