package com.mdmc.crm.embeddedstore.crash;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;

/** Writes random documents of its own until the store goes away, and remembers what was acknowledged. */
final class Writer {

    private static final int DOCUMENTS = 150;

    private final int number;
    private final Random random;
    private final Expectation<Document> expectation = new Expectation<>();
    private long sequence;

    Writer(int number, long seed) {
        this.number = number;
        this.random = new Random(seed + number);
    }

    Expectation<Document> expectation() {
        return expectation;
    }

    int number() {
        return number;
    }

    void run(MongoCollection<Document> collection) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                write(collection);
            }
        } catch (MongoException | IllegalStateException e) {
            // the store was killed; what was under way stays an attempt
        }
    }

    private void write(MongoCollection<Document> collection) {
        String id = id(random.nextInt(DOCUMENTS));
        Document current = expectation.current(id);
        if (current == null) {
            insert(collection, id);
        } else if (random.nextInt(4) == 0) {
            expectation.attempted(id, null);
            collection.deleteOne(new Document("_id", id));
            expectation.acknowledged(id, null);
        } else {
            update(collection, id, current);
        }
    }

    private void insert(MongoCollection<Document> collection, String id) {
        Map<String, Document> documents = new LinkedHashMap<>();
        documents.put(id, document(id));
        for (int i = random.nextInt(3); i > 0; i--) {
            String other = id(random.nextInt(DOCUMENTS));
            if (expectation.current(other) == null) {
                documents.putIfAbsent(other, document(other));
            }
        }
        documents.forEach(expectation::attempted);
        List<Document> copies = new ArrayList<>();
        documents.values().forEach(document -> copies.add(new Document(document)));
        collection.insertMany(copies);
        documents.forEach(expectation::acknowledged);
    }

    private void update(MongoCollection<Document> collection, String id, Document current) {
        Document changes = document(id);
        changes.remove("_id");
        Document after = new Document(current);
        after.putAll(changes);
        expectation.attempted(id, after);
        collection.updateOne(
                new Document("_id", id).append("version", current.get("version")), new Document("$set", changes));
        expectation.acknowledged(id, after);
    }

    private String id(int position) {
        return "w" + number + "-" + position;
    }

    private Document document(String id) {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add("t" + random.nextInt(12));
        }
        return new Document("_id", id)
                .append("writer", number)
                .append("version", ++sequence)
                .append("unique", id + "/" + sequence)
                .append("stage", "stage" + random.nextInt(5))
                .append("tags", tags)
                .append("text", "x".repeat(random.nextInt(600)));
    }
}
