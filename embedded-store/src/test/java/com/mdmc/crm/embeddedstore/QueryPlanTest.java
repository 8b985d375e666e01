package com.mdmc.crm.embeddedstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each shape of query the product asks reads about as many documents as it returns. */
class QueryPlanTest {

    private static final int COUNT = 5_000;
    private static final List<String> STAGES = List.of("new", "contacted", "qualified", "won", "lost");

    @TempDir
    static Path directory;

    private static EmbeddedStore store;
    private static MongoClient client;
    private static MongoCollection<Document> leads;
    private static MongoCollection<Document> commits;

    @BeforeAll
    static void fill() {
        store = EmbeddedStore.open(directory);
        client = MongoClients.create(store.connectionString());
        leads = client.getDatabase("crm").getCollection("leads");
        commits = client.getDatabase("crm").getCollection("commits");
        leads.createIndex(Indexes.compoundIndex(ascending("stage"), descending("createdAt", "_id")));
        leads.createIndex(descending("createdAt", "_id"));
        commits.createIndex(ascending("k"), new IndexOptions().unique(true));
        commits.createIndex(ascending("s", "_id"));
        List<Document> documents = new ArrayList<>();
        List<Document> entries = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            documents.add(new Document("_id", "lead" + i)
                    .append("stage", STAGES.get(i % STAGES.size()))
                    .append("createdAt", i / 3)
                    .append("version", 1L));
            entries.add(new Document("_id", (long) i)
                    .append(
                            "k",
                            List.of(String.format("a%04d/%010d", i % 50, i), String.format("b%04d/%010d", i % 70, i)))
                    .append("s", List.of("s" + i % 100, "t" + i % 3)));
        }
        leads.insertMany(documents);
        commits.insertMany(entries);
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @Test
    void rangesOfIdBothWays() {
        assertReadsLittle(commits.find(gt("_id", 4000L)).sort(ascending("_id")).limit(500), 500);
        assertReadsLittle(commits.find(lt("_id", 4000L)).sort(descending("_id")).limit(500), 500);
        assertReadsLittle(commits.find().sort(descending("_id")).limit(1), 1);
    }

    @Test
    void aStreamOfTheLedger() {
        assertReadsLittle(
                commits.find(elemMatch("k", new Document("$gte", "a0007/").append("$lt", "a0007~")))
                        .sort(ascending("_id")),
                100);
        assertReadsLittle(commits.find(in("k", "a0007/0000000007", "b0003/0000000003")), 2);
    }

    @Test
    void theHistoryOfASubject() {
        assertReadsLittle(
                commits.find(and(eq("s", "t1"), lt("_id", 3000L)))
                        .sort(descending("_id"))
                        .limit(50),
                50);
    }

    @Test
    void compareAndSetByIdAndVersion() {
        assertReadsLittle(leads.find(and(eq("_id", "lead77"), eq("version", 1L))), 1);
    }

    @Test
    void aPageOfAFilteredListStartsWhereTheLastEnded() {
        Bson stages = in("stage", "new", "won");
        Bson after = or(lt("createdAt", 200), and(eq("createdAt", 200), lt("_id", "lead601")));
        assertReadsLittle(
                leads.find(and(stages, after))
                        .sort(descending("createdAt", "_id"))
                        .limit(25),
                27);
        assertReadsLittle(
                leads.find(and(stages, lt("createdAt", 900)))
                        .sort(descending("createdAt", "_id"))
                        .limit(25),
                27);
        assertReadsLittle(leads.find(after).sort(descending("createdAt", "_id")).limit(25), 28);
    }

    @Test
    void aCountAnIndexKnowsReadsNothing() {
        assertCountReads(in("stage", "new", "won"), COUNT * 2 / 5, 0);
        assertCountReads(new Document(), COUNT, 0);
        assertCountReads(eq("stage", "nowhere"), 0, 0);
        assertCountReads(and(eq("stage", "new"), eq("version", 1L)), COUNT / 5, COUNT / 5);
    }

    private static void assertCountReads(Bson filter, int count, int reads) {
        long before = store.metrics().documentsExamined();
        assertThat(leads.countDocuments(filter)).isEqualTo(count);
        assertThat(store.metrics().documentsExamined() - before).isEqualTo(reads);
    }

    private static void assertReadsLittle(FindIterable<Document> query, int most) {
        long before = store.metrics().documentsExamined();
        long sorts = store.metrics().sortsInMemory();
        List<Document> found = query.into(new ArrayList<>());
        assertThat(found).isNotEmpty();
        assertThat(store.metrics().documentsExamined() - before)
                .as("documents examined")
                .isLessThanOrEqualTo(most);
        assertThat(store.metrics().sortsInMemory())
                .as("sorts in memory")
                .isLessThanOrEqualTo(sorts + (found.size() <= 100 ? 1 : 0));
    }
}
