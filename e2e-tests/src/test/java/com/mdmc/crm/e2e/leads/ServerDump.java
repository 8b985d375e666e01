package com.mdmc.crm.e2e.leads;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.RawBsonDocument;

/** A dump of a MongoDB server's database as mongodump makes it: the bytes of every document, a file a collection. */
final class ServerDump {
    private ServerDump() {}

    static void write(String uri, Path directory) throws IOException {
        ConnectionString named = new ConnectionString(uri);
        try (MongoClient client = MongoClients.create(named)) {
            write(client.getDatabase(named.getDatabase()), directory);
        }
    }

    private static void write(MongoDatabase database, Path directory) throws IOException {
        for (String name : database.listCollectionNames()) {
            try (OutputStream out =
                    Files.newOutputStream(directory.resolve(database.getName() + "." + name + ".bson"))) {
                for (RawBsonDocument document :
                        database.getCollection(name, RawBsonDocument.class).find()) {
                    var bytes = document.getByteBuffer();
                    out.write(bytes.array(), bytes.position(), bytes.remaining());
                }
            }
        }
    }
}
