package com.mdmc.crm.embeddedstore.mongo;

import com.mdmc.crm.embeddedstore.mongo.collection.Catalogue;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreCollection;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreDatabase;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreMetrics;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreParts;
import com.mdmc.crm.embeddedstore.mongo.command.AggregateCommand;
import com.mdmc.crm.embeddedstore.mongo.command.BulkWriteCommand;
import com.mdmc.crm.embeddedstore.mongo.command.CopyCommand;
import com.mdmc.crm.embeddedstore.mongo.command.IndexCommands;
import com.mdmc.crm.embeddedstore.mongo.command.OpenCursors;
import com.mdmc.crm.embeddedstore.mongo.command.PurgeCommand;
import com.mdmc.crm.embeddedstore.mongo.command.ReadCommands;
import com.mdmc.crm.embeddedstore.mongo.command.RenameCommand;
import com.mdmc.crm.embeddedstore.mongo.command.StorageErrors;
import com.mdmc.crm.embeddedstore.mongo.command.Unsupported;
import com.mdmc.crm.embeddedstore.mongo.command.WriteCommands;
import com.mdmc.crm.embeddedstore.storage.Pin;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreException;

/** Answers commands from the store. */
public final class StoreBackend extends AbstractMongoBackend {

    private static final int INTERNAL_ERROR = 1;

    private final Storage storage;
    private final StoreParts parts;
    private final OpenCursors cursors = new OpenCursors();
    private final Map<String, StoreDatabase> databases = new ConcurrentHashMap<>();

    public StoreBackend(Storage storage) {
        this.storage = storage;
        this.parts = new StoreParts(storage, new Catalogue(storage), new StoreMetrics());
        parts.catalogue().namespaces().stream()
                .map(namespace -> namespace.substring(0, namespace.indexOf('.')))
                .distinct()
                .forEach(this::resolveDatabase);
    }

    public StoreMetrics metrics() {
        return parts.metrics();
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return databases.computeIfAbsent(name, n -> new StoreDatabase(n, parts));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        databases.remove(name);
    }

    /** Runs a command while nothing it reads can go away. */
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document arguments) {
        // A purge waits until nobody reads the former file, so it must not hold that open itself.
        try (Pin pin = command.equals(PurgeCommand.NAME) ? null : storage.pin()) {
            Unsupported.check(command, arguments);
            return run(channel, database, command, arguments);
        } catch (UnwritableStoreException e) {
            throw StorageErrors.of(e);
        } catch (MVStoreException e) {
            DamagedStoreException damage = DamagedStoreException.behind(e);
            if (damage != null) {
                throw StorageErrors.of(damage);
            }
            String message = "The store's file has failed; restart it, the log has what was acknowledged: ";
            throw new MongoServerError(INTERNAL_ERROR, "InternalError", message + e.getMessage(), e);
        }
    }

    private Document run(Channel channel, String database, String command, Document arguments) {
        return switch (command) {
            case "hello" -> hello(super.handleCommand(channel, database, "ismaster", arguments));
            case "getMore" -> cursors.more(arguments);
            case "killCursors" -> cursors.kill(arguments);
            case "find" -> reads(database).find(arguments);
            case "count" -> reads(database).count(arguments);
            case "explain" -> reads(database).explain(arguments);
            case "insert" -> writes(database).insert(arguments);
            case "update" -> writes(database).update(arguments, channel);
            case "delete" -> writes(database).delete(arguments);
            case BulkWriteCommand.NAME -> new BulkWriteCommand(this::writes, arguments).run(channel);
            case "findAndModify", "findandmodify" -> writes(database).findAndModify(arguments);
            case "aggregate" -> aggregate(database, arguments);
            case CopyCommand.NAME -> new CopyCommand(storage).run(arguments);
            case PurgeCommand.NAME -> new PurgeCommand(storage).run(arguments);
            case "createIndexes" -> new IndexCommands(database(database)).create(arguments);
            case "renameCollection" ->
                new RenameCommand(this::database, arguments)
                        .run(() -> super.handleCommand(channel, database, command, arguments));
            case "dropIndexes", "deleteIndexes" -> new IndexCommands(database(database)).drop(arguments);
            default -> super.handleCommand(channel, database, command, arguments);
        };
    }

    private static Document hello(Document answer) {
        return answer.append("helloOk", true).append("isWritablePrimary", true).append("readOnly", false);
    }

    private ReadCommands reads(String database) {
        return new ReadCommands(database(database), cursors);
    }

    private WriteCommands writes(String database) {
        return new WriteCommands(database(database));
    }

    private Document aggregate(String database, Document arguments) {
        return new AggregateCommand(database(database), this::resolveDatabase, cursors).run(arguments);
    }

    private StoreDatabase database(String name) {
        return (StoreDatabase) resolveDatabase(name);
    }

    @Override
    public Document getServerStatus() {
        Document status = super.getServerStatus();
        StoreMetrics metrics = parts.metrics();
        Document shown = (Document) status.get("metrics");
        shown.append(
                "queryExecutor",
                new Document("scanned", metrics.keysExamined())
                        .append("scannedObjects", metrics.documentsExamined())
                        .append("collectionScans", new Document("total", metrics.collectionScans())));
        shown.append("operation", new Document("scanAndOrder", metrics.sortsInMemory()));
        status.append(
                "embeddedStore",
                new Document("durableUnits", storage.durable())
                        .append("redoBytes", storage.redoBytes())
                        .append("fileBytes", storage.fileBytes())
                        .append("openCursors", cursors.count()));
        return status;
    }

    OpenCursors cursors() {
        return cursors;
    }

    Stream<StoreCollection> collections() {
        Collection<StoreDatabase> all = databases.values();
        return all.stream().flatMap(StoreDatabase::collections);
    }
}
