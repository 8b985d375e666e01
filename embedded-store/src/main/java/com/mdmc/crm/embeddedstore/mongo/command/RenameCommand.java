package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.mongo.collection.StoreCollection;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreDatabase;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code renameCollection}: the library's, but for a collection that takes the place of another of its database. */
public final class RenameCommand {

    private final Function<String, StoreDatabase> databases;
    private final Document arguments;

    public RenameCommand(Function<String, StoreDatabase> databases, Document arguments) {
        this.databases = databases;
        this.arguments = arguments;
    }

    /** @param asUsual the library's way, which drops the target first and so knows a moment without either */
    public Document run(Supplier<Document> asUsual) {
        String from = arguments.get("renameCollection").toString();
        String to = arguments.get("to").toString();
        if (!Utils.isTrue(arguments.get("dropTarget")) || !database(from).equals(database(to)) || from.equals(to)) {
            return asUsual.get();
        }
        StoreDatabase database = databases.apply(database(from));
        StoreCollection source = database.existing(collection(from));
        StoreCollection target = database.existing(collection(to));
        if (source == null || target == null) {
            return asUsual.get();
        }
        database.replace(target, source);
        Document answer = new Document();
        Utils.markOkay(answer);
        return answer;
    }

    private static String database(String namespace) {
        return namespace.substring(0, namespace.indexOf('.'));
    }

    private static String collection(String namespace) {
        return namespace.substring(namespace.indexOf('.') + 1);
    }
}
