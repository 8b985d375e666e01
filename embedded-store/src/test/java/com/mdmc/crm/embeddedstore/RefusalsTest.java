package com.mdmc.crm.embeddedstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ValidationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded store cannot do it refuses, also where nothing is stored yet. */
class RefusalsTest {

    private static final Collation FRENCH = Collation.builder().locale("fr").build();

    @TempDir
    static Path directory;

    private static OpenStore open;

    @BeforeAll
    static void open() {
        open = new OpenStore(directory);
    }

    @AfterAll
    static void close() {
        open.close();
    }

    private static void assertRefused(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(MongoException.class).hasMessageContaining("not supported");
    }

    @Test
    void transactions() {
        try (ClientSession session = open.client().startSession()) {
            assertThatThrownBy(() -> {
                        session.startTransaction();
                        open.leads().insertOne(session, new Document());
                    })
                    .isInstanceOf(MongoException.class);
        }
        assertRefused(() -> open.database()
                .runCommand(new Document("find", "leads")
                        .append("startTransaction", true)
                        .append("txnNumber", 1L)));
    }

    @Test
    void changeStreams() {
        assertRefused(() -> open.leads().watch().first());
    }

    @Test
    void textSearch() {
        assertRefused(() -> open.leads().find(text("word")).first());
        assertRefused(() -> open.leads().createIndex(Indexes.text("name")));
    }

    @Test
    void collation() {
        assertRefused(() -> open.leads().find().collation(FRENCH).first());
        assertRefused(() -> open.leads().createIndex(Indexes.ascending("name"), new IndexOptions().collation(FRENCH)));
        assertRefused(() -> open.database().createCollection("other", new CreateCollectionOptions().collation(FRENCH)));
    }

    @Test
    void validatorsAndCappedCollections() {
        assertRefused(() -> open.database()
                .createCollection(
                        "other",
                        new CreateCollectionOptions()
                                .validationOptions(new ValidationOptions().validator(eq("a", 1)))));
        assertRefused(() -> open.database()
                .createCollection(
                        "other", new CreateCollectionOptions().capped(true).sizeInBytes(1000)));
        assertRefused(() -> open.database().runCommand(new Document("collMod", "leads")));
    }

    @Test
    void updatesByPipeline() {
        assertRefused(() -> open.leads().updateOne(eq("_id", 1), List.of(new Document("$set", new Document("a", 1)))));
    }

    @Test
    void unknownStagesAndCommands() {
        assertThatThrownBy(() -> open.leads()
                        .aggregate(List.of(new Document("$setWindowFields", new Document())))
                        .first())
                .hasMessageContaining("Unrecognized pipeline stage");
        assertThatThrownBy(() -> open.database().runCommand(new Document("mapReduce", "leads")))
                .hasMessageContaining("no such command");
        assertThat(open.leads().find().into(new ArrayList<>())).isEmpty();
    }
}
