package com.mdmc.crm.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.embeddedstore.dump.DumpedCollection;
import com.mdmc.crm.embeddedstore.dump.StoreExport;
import com.mdmc.crm.embeddedstore.dump.StoreImport;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.bson.BsonBinary;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    @TempDir
    Path directory;

    @Test
    void whatIsExportedIsThereByteForByteAfterTheImport() throws Exception {
        Path dump = directory.resolve("dump");
        List<RawBsonDocument> before;
        try (OpenStore open = new OpenStore(directory.resolve("old"))) {
            fill(open.leads());
            open.database().createCollection("empty");
            before = raw(open.leads());
            List<DumpedCollection> written = new StoreExport(open.client(), done -> {}).writeTo(dump);
            assertThat(written)
                    .contains(new DumpedCollection("crm", "leads", 2_500), new DumpedCollection("crm", "empty", 0));
            assertThatThrownBy(() -> new StoreExport(open.client(), done -> {}).writeTo(dump))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
        try (OpenStore open = new OpenStore(directory.resolve("new"))) {
            new StoreImport(open.client(), done -> {}).readFrom(dump);
            assertThat(raw(open.leads())).isEqualTo(before);
            assertThat(open.leads().listIndexes().map(index -> index.getString("name")))
                    .containsExactly("_id_", "email_1", "at_1", "open_1");
            assertThat(open.database().listCollectionNames()).contains("empty");
            assertThatThrownBy(() -> new StoreImport(open.client(), done -> {}).readFrom(dump))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has documents already");
        }
    }

    /** The names and the shape {@code mongorestore --gzip} looks for. */
    @Test
    void aDumpHasTheLayoutOfMongodump() throws Exception {
        Path dump = directory.resolve("dump");
        try (OpenStore open = new OpenStore(directory.resolve("store"))) {
            fill(open.leads());
            new StoreExport(open.client(), done -> {}).writeTo(dump);
        }
        assertThat(dump.resolve("crm/leads.bson.gz")).exists();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(dump.resolve("crm/leads.metadata.json.gz")))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(json).contains("\"v\": {\"$numberInt\": \"2\"}").contains("\"collectionName\": \"leads\"");
            assertThat(Document.parse(json).getList("indexes", Document.class))
                    .allSatisfy(index ->
                            assertThat(index).containsKeys("v", "key", "name").doesNotContainKey("ns"));
        }
    }

    private static void fill(MongoCollection<Document> leads) {
        leads.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        leads.createIndex(
                Indexes.ascending("at"), new IndexOptions().expireAfter(99_999L, java.util.concurrent.TimeUnit.DAYS));
        leads.createIndex(
                Indexes.ascending("open"), new IndexOptions().partialFilterExpression(new Document("open", true)));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            documents.add(new Document("_id", i)
                    .append("email", "e" + i)
                    .append("at", new Date(1_700_000_000_000L + i))
                    .append("open", i % 2 == 0)
                    .append("amount", new Decimal128(new BigDecimal("12.50")))
                    .append("count", (long) i)
                    .append("key", new BsonBinary(new UUID(i, i)))
                    .append("nothing", null)
                    .append("tags", List.of("a", new Document("b", 1.5))));
        }
        leads.insertMany(documents);
    }

    private static List<RawBsonDocument> raw(MongoCollection<Document> collection) {
        return collection
                .withDocumentClass(RawBsonDocument.class)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }
}
