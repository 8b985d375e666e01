package com.mdmc.crm.embeddedstore.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.embeddedstore.storage.LossyDisk;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.StorageOptions;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeToLiveTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void documentsPastTheirTimeAreSweptAndNoOthers() {
        Storage storage = Storage.open(new LossyDisk(), StorageOptions.defaults());
        StoreBackend backend = new StoreBackend(storage);
        Document index = new Document("name", "at_1")
                .append("key", new Document("at", 1))
                .append("expireAfterSeconds", 60);
        run(backend, new Document("createIndexes", "sessions").append("indexes", List.of(index)));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            documents.add(new Document("_id", "old" + i).append("at", NOW.minusSeconds(61 + i)));
        }
        documents.add(new Document("_id", "young").append("at", NOW.minusSeconds(59)));
        documents.add(new Document("_id", "undated"));
        documents.add(new Document("_id", "text").append("at", "2020"));
        run(backend, new Document("insert", "sessions").append("documents", documents));

        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (Housekeeping housekeeping = new Housekeeping(backend, storage, clock, Duration.ofHours(1))) {
            housekeeping.sweep();
        }

        assertThat(run(backend, new Document("count", "sessions"))).containsEntry("n", 3);
        storage.close();
    }

    private static Document run(StoreBackend backend, Document command) {
        String verb = command.keySet().iterator().next();
        return backend.handleCommand(new EmbeddedChannel(), "crm", verb, command);
    }
}
