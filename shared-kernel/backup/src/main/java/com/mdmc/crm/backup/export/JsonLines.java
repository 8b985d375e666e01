package com.mdmc.crm.backup.export;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * The documents of a collection as newline-delimited JSON, in relaxed Extended JSON: what {@code mongoexport} would write if
 * it could decrypt.
 */
public final class JsonLines {
    /** The collections that are exported every week. */
    public static final List<String> COLLECTIONS = List.of("leads", "campaigns", "users", "audit");

    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();
    private static final int BATCH = 500;

    private final MongoDatabase database;

    public JsonLines(MongoDatabase database) {
        this.database = database;
    }

    /** Tells each document of a collection, by id. */
    public void documents(String collection, Consumer<Document> told) {
        documents(collection).forEach(told);
    }

    private FindIterable<Document> documents(String collection) {
        return database.getCollection(collection)
                .find()
                .sort(new Document("_id", 1))
                .batchSize(BATCH);
    }

    /** Writes each document of a collection as a line with its texts readable; answers how many. */
    public long readable(String collection, Privacy privacy, OutputStream to) throws IOException {
        long written = 0;
        try (MongoCursor<Document> documents = documents(collection).cursor()) {
            while (documents.hasNext()) {
                Document readable = withTexts(
                        documents.next(),
                        token -> privacy.decrypt(PersonalText.encrypted(token)).text());
                to.write((line(readable) + "\n").getBytes(StandardCharsets.UTF_8));
                written++;
            }
        }
        return written;
    }

    /** One line. */
    public static String line(Document document) {
        return document.toJson(RELAXED);
    }

    /** A copy in which every encrypted text is what a function makes of it. */
    public static Document withTexts(Document document, UnaryOperator<String> text) {
        return (Document) copy(document, text);
    }

    private static Object copy(Object value, UnaryOperator<String> text) {
        if (value instanceof String token && isToken(token)) {
            return text.apply(token);
        }
        if (value instanceof Map<?, ?> document) {
            Document copied = new Document();
            document.forEach((name, each) -> copied.append(String.valueOf(name), copy(each, text)));
            return copied;
        }
        if (value instanceof List<?> list) {
            List<Object> copied = new ArrayList<>();
            list.forEach(each -> copied.add(copy(each, text)));
            return copied;
        }
        return value;
    }

    private static boolean isToken(String text) {
        return text.startsWith("pt1.") || text.startsWith("pt2.");
    }
}
