package com.mdmc.crm.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorsTest {

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
    void anAnswerOfAnySizeComesInRepliesThatFit() {
        for (int i = 0; i < 60; i++) {
            open.leads().insertOne(new Document("_id", i).append("text", "x".repeat(1 << 20)));
        }
        assertThat(count(open.leads().find().iterator())).isEqualTo(60);
        assertThat(count(open.leads()
                        .find()
                        .sort(new Document("text", 1).append("_id", -1))
                        .iterator()))
                .isEqualTo(60);
        assertThat(count(open.leads()
                        .aggregate(List.of(new Document("$match", new Document())))
                        .iterator()))
                .isEqualTo(60);
    }

    private static int count(MongoCursor<Document> cursor) {
        int count = 0;
        try (cursor) {
            while (cursor.hasNext()) {
                cursor.next();
                count++;
            }
        }
        return count;
    }

    @Test
    void aCursorSeesEachDocumentOnceWhileOthersWrite() {
        open.leads().createIndex(new Document("n", 1));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            documents.add(new Document("_id", i).append("n", i));
        }
        open.leads().insertMany(documents);
        List<Integer> seen = new ArrayList<>();
        try (MongoCursor<Document> cursor =
                open.leads().find().sort(new Document("n", -1)).batchSize(10).iterator()) {
            while (cursor.hasNext()) {
                seen.add(cursor.next().getInteger("_id"));
                if (seen.size() % 100 == 0) {
                    open.leads().deleteOne(new Document("_id", 1_000 - seen.size()));
                    open.leads().insertOne(new Document("_id", 5_000 + seen.size()).append("n", 5_000));
                }
            }
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeBetween(985, 1_000);
        assertThat(seen).isSortedAccordingTo((a, b) -> b - a);
    }
}
