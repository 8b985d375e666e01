package com.mdmc.crm.embeddedstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexesTest {

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

    private void reopen() {
        open.close();
        open = new OpenStore(directory);
    }

    @Test
    void aPartialUniqueIndexGuardsOnlyWhatItsFilterNames() {
        open.leads()
                .createIndex(
                        Indexes.ascending("email"),
                        new IndexOptions().unique(true).partialFilterExpression(eq("open", true)));
        insert(new Document("_id", 1).append("email", "a").append("open", true));
        insert(new Document("_id", 2).append("email", "a").append("open", false));
        reopen();
        insert(new Document("_id", 3).append("email", "a").append("open", false));
        assertDuplicate(new Document("_id", 4).append("email", "a").append("open", true));
        assertThat(open.leads().countDocuments(eq("email", "a"))).isEqualTo(3);
        assertThat(plan(new Document("email", "a").append("open", true))).contains("email_1");
        assertThat(plan(new Document("email", "a"))).contains("COLLSCAN");
    }

    @Test
    void aLongListGoesToEachOfItsDocuments() {
        open.leads().createIndex(Indexes.ascending("town"));
        for (int i = 0; i < 100; i++) {
            insert(new Document("_id", i).append("town", i % 2 == 0 ? "Lyon" : "Nice"));
        }
        List<Integer> most = IntStream.range(0, 90).boxed().toList();
        assertThat(plan(new Document("_id", new Document("$in", most)))).contains("IXSCAN");
        assertThat(plan(new Document("town", new Document("$in", List.of("Lyon", "Nice")))))
                .contains("COLLSCAN");
        assertThat(open.leads().find(new Document("_id", new Document("$in", most))))
                .hasSize(90);
    }

    @Test
    void aDocumentThatIsRefusedForOneOfItsKeysLeavesNoneBehind() {
        open.leads().createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
        open.leads().createIndex(Indexes.ascending("town"));
        insert(new Document("_id", 1).append("keys", List.of("a", "m", "a")).append("town", "Lyon"));
        assertDuplicate(
                new Document("_id", 2).append("keys", List.of("b", "m", "z")).append("town", "Nice"));
        assertDuplicate(new Document("_id", 1).append("keys", List.of("c")));
        assertThat(open.leads().countDocuments(new Document("keys", "b"))).isZero();
        assertThat(open.leads().countDocuments(new Document("town", "Nice"))).isZero();
        assertThat(open.leads().find(new Document("keys", "m"))).hasSize(1);
        insert(new Document("_id", 2).append("keys", List.of("b", "z")));
        insert(new Document("_id", 3).append("keys", List.of("c")));
        reopen();
        assertThat(open.database().runCommand(new Document("validate", "leads")).getBoolean("valid"))
                .isTrue();
        assertThat(open.leads().countDocuments()).isEqualTo(3);
    }

    @Test
    void indexesAskedForTogetherAreBuiltTogetherOrNotAtAll() {
        insert(new Document("_id", 1).append("email", "a").append("at", new Document("town", "Lyon")));
        insert(new Document("_id", 2).append("email", "a").append("tags", List.of("x", "y")));
        IndexModel unique = new IndexModel(Indexes.ascending("email"), new IndexOptions().unique(true));
        IndexModel towns = new IndexModel(Indexes.descending("at.town", "_id"));
        assertThatThrownBy(() -> open.leads().createIndexes(List.of(towns, unique)))
                .hasMessageContaining("E11000");
        assertThat(open.leads().listIndexes()).hasSize(1);

        IndexModel tags = new IndexModel(Indexes.ascending("tags"));
        open.leads().createIndexes(List.of(towns, tags, towns));
        reopen();
        assertThat(open.leads().listIndexes()).hasSize(3);
        assertThat(plan(new Document("tags", "y"))).contains("tags_1");
        assertThat(open.leads().countDocuments(eq("tags", "y"))).isEqualTo(1);
        assertThat(plan(new Document("at.town", "Lyon"))).contains("at.town_-1__id_-1");
        assertThat(open.leads().countDocuments(eq("at.town", "Lyon"))).isEqualTo(1);
        assertThat(open.leads().countDocuments(eq("at.town", null))).isEqualTo(1);
    }

    @Test
    void aSparseUniqueIndexLetsManyGoWithout() {
        open.leads()
                .createIndex(
                        Indexes.ascending("email"),
                        new IndexOptions().unique(true).sparse(true));
        insert(new Document("_id", 1));
        insert(new Document("_id", 2));
        insert(new Document("_id", 3).append("email", "a"));
        assertDuplicate(new Document("_id", 4).append("email", "a"));
        assertThat(open.leads().countDocuments(eq("email", null))).isEqualTo(2);
        assertThat(open.leads().countDocuments(exists("email"))).isEqualTo(1);
    }

    @Test
    void aUniqueIndexOnAnArrayGuardsEachElement() {
        open.leads().createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        insert(new Document("_id", 1).append("k", List.of("a/1", "b/1")));
        insert(new Document("_id", 2).append("k", List.of("a/2")));
        assertDuplicate(new Document("_id", 3).append("k", List.of("c/1", "b/1")));
        insert(new Document("_id", 4).append("k", List.of("c/1")));
    }

    @Test
    void aUniqueIndexIsNotBuiltOverDuplicatesAndLeavesNothingBehind() {
        insert(new Document("_id", 1).append("email", "a"));
        insert(new Document("_id", 2).append("email", "a"));
        assertThatThrownBy(() -> open.leads().createIndex(Indexes.ascending("email"), new IndexOptions().unique(true)))
                .hasMessageContaining("E11000");
        assertThat(indexNames(open.leads())).containsExactly("_id_");
        open.leads().createIndex(Indexes.ascending("email"));
        assertThat(indexNames(open.leads())).containsExactly("_id_", "email_1");
    }

    @Test
    void indexesAndTheirArraysAreRememberedOverARestart() {
        open.leads().createIndex(Indexes.ascending("tags", "n"));
        insert(new Document("_id", 1).append("tags", List.of("a", "b")).append("n", 1));
        reopen();
        insert(new Document("_id", 2).append("tags", "a").append("n", 2));
        assertThat(indexNames(open.leads())).containsExactly("_id_", "tags_1_n_1");
        assertThat(open.leads().countDocuments(new Document("tags", new Document("$gte", "a"))))
                .isEqualTo(2);
        assertThat(valid()).isTrue();
    }

    @Test
    void anIndexOfOneCollectionIsDroppedThereAlone() {
        MongoCollection<Document> users = open.database().getCollection("users");
        open.leads().createIndex(Indexes.ascending("email"));
        users.createIndex(Indexes.ascending("email"));
        open.leads().dropIndex("email_1");
        assertThat(indexNames(open.leads())).containsExactly("_id_");
        assertThat(indexNames(users)).containsExactly("_id_", "email_1");
        users.dropIndexes();
        reopen();
        assertThat(indexNames(open.database().getCollection("users"))).containsExactly("_id_");
    }

    @Test
    void askingTwiceForAnIndexIsFineUnlessItDiffers() {
        open.leads().createIndex(Indexes.ascending("email"));
        open.leads().createIndex(Indexes.ascending("email"));
        assertThatThrownBy(() -> open.leads().createIndex(Indexes.ascending("email"), new IndexOptions().unique(true)))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("86");
    }

    @Test
    void aDroppedOrRenamedCollectionIsSoAfterARestart() {
        insert(new Document("_id", 1).append("n", 1));
        open.leads().createIndex(Indexes.ascending("n"));
        open.leads().renameCollection(new com.mongodb.MongoNamespace("crm", "archive"));
        insert(new Document("_id", 2));
        open.leads().drop();
        reopen();
        assertThat(open.database().listCollectionNames().into(new ArrayList<>()))
                .containsExactly("archive");
        MongoCollection<Document> archive = open.database().getCollection("archive");
        assertThat(archive.find(eq("n", 1)).first()).containsEntry("_id", 1);
        assertThat(indexNames(archive)).containsExactly("_id_", "n_1");
    }

    @Test
    void aCollectionTakesThePlaceOfAnother() {
        MongoCollection<Document> fresh = open.database().getCollection("fresh");
        fresh.createIndex(Indexes.ascending("n"));
        fresh.insertOne(new Document("_id", 1).append("n", 1));
        open.leads().createIndex(Indexes.ascending("m"));
        insert(new Document("_id", 2));
        fresh.renameCollection(
                new com.mongodb.MongoNamespace("crm", "leads"), new RenameCollectionOptions().dropTarget(true));
        insert(new Document("_id", 3).append("n", 3));
        for (boolean restarted : new boolean[] {false, true}) {
            assertThat(open.database().listCollectionNames().into(new ArrayList<>()))
                    .as("restarted: %s", restarted)
                    .containsExactly("leads");
            assertThat(open.leads().distinct("_id", Integer.class).into(new ArrayList<>()))
                    .containsExactlyInAnyOrder(1, 3);
            assertThat(open.leads().find(eq("n", 3)).first()).containsEntry("_id", 3);
            assertThat(indexNames(open.leads())).containsExactly("_id_", "n_1");
            reopen();
        }
    }

    @Test
    void indexesOfSeveralCollectionsAreBuiltSideBySide() {
        List<String> names = List.of("a", "b", "c", "d");
        names.forEach(name -> open.database().getCollection(name).insertMany(documents()));
        open.database().createCollection("f");
        List<CompletableFuture<Void>> builds = new ArrayList<>();
        for (String name : names) {
            for (String field : List.of("n", "tags", "n")) {
                builds.add(CompletableFuture.runAsync(
                        () -> open.database().getCollection(name).createIndex(Indexes.ascending(field))));
            }
        }
        builds.add(CompletableFuture.runAsync(() -> open.database().createCollection("e")));
        builds.add(CompletableFuture.runAsync(
                () -> open.database().getCollection("f").drop()));
        builds.forEach(CompletableFuture::join);
        reopen();
        for (String name : names) {
            MongoCollection<Document> collection = open.database().getCollection(name);
            assertThat(indexNames(collection)).containsExactlyInAnyOrder("_id_", "n_1", "tags_1");
            assertThat(collection.countDocuments(eq("tags", "t7"))).isEqualTo(200);
            assertThat(collection.countDocuments(eq("n", 1234))).isEqualTo(1);
            assertThat(open.database()
                            .runCommand(new Document("validate", name))
                            .getBoolean("valid"))
                    .isTrue();
        }
    }

    // In no order of their numbers.
    private static List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            documents.add(new Document("_id", i)
                    .append("n", i * 7919 % 2_000)
                    .append("tags", List.of("t" + i % 10, "x" + i)));
        }
        return documents;
    }

    private void insert(Document document) {
        open.leads().insertOne(document);
    }

    private void assertDuplicate(Document document) {
        assertThatThrownBy(() -> insert(document))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    private static List<String> indexNames(MongoCollection<Document> collection) {
        return collection.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
    }

    private String plan(Document filter) {
        Document find = new Document("find", "leads").append("filter", filter);
        Document answer = open.database().runCommand(new Document("explain", find));
        return answer.get("queryPlanner", Document.class).toString();
    }

    private boolean valid() {
        return open.database().runCommand(new Document("validate", "leads")).getBoolean("valid");
    }
}
