package com.mdmc.crm.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.ledger.axon.message.SubjectSequence;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A byte of two stored commits is altered, one about a lead, one about a user, and everything is read again from the
 * beginning. What follows about those two waits in the dead-letter queue of every follower, with the place named; all
 * else is as if nothing had happened. Once the commits are restored, what waited is taken in.
 */
class DamagedCommitTest {
    private static final String PLACE = "Commit %d cannot be read (WRONG_LEAF_HASH)";

    @TempDir
    private Path directory;

    private CrmClient crm;
    private String damagedLead;
    private String soundLead;
    private String damagedUser;
    private long leadPosition;
    private long userPosition;
    private List<String> groups;

    @Test
    void holdsUpItsOwnSubjectAloneUntilItIsRestored() {
        List<String> derived = recordHistory();
        List<DamagedCommit> commits = damageAndForget(derived);
        try (StandaloneServer server = start()) {
            EventProcessingConfiguration processing = server.context().getBean(EventProcessingConfiguration.class);
            groups = server.context().getBean(LedgerProcessors.class).groups();
            await(() -> everybodyHasParked(processing));

            assertOnlyItsSubjectsWait(processing);
            commits.forEach(each -> each.restore(server.context().getBean(MongoDatabase.class)));

            await(() -> parked(processing).isEmpty());
            assertEverythingIsTakenIn(server);
        }
    }

    private List<String> recordHistory() {
        try (StandaloneServer server = start()) {
            damagedLead = capture();
            soundLead = capture();
            Answer user = crm.post("/api/users", newUser()).expect(201);
            damagedUser = user.text("/id");
            userPosition = user.position();
            leadPosition = stage(damagedLead, "contacted").expect(200).position();
            stage(soundLead, "contacted").expect(200);
            stage(damagedLead, "qualified").expect(200);
            ViewsEqualFolds.assertFor(server);
            return derivedCollections(server);
        }
    }

    private static List<String> derivedCollections(StandaloneServer server) {
        List<String> names = new ArrayList<>(List.of("trackingtokens", "audit", "lead_search"));
        server.context().getBeansOfType(ViewDefinition.class).values().forEach(view -> {
            names.add(view.name());
            ((ViewDefinition<?>) view).counters().forEach(rows -> names.add(rows.name()));
        });
        return names;
    }

    private List<DamagedCommit> damageAndForget(List<String> derived) {
        try (EmbeddedStore store =
                        EmbeddedStore.open(new LaunchSettings(settings()).data().store());
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoDatabase database = client.getDatabase("mdmc_crm");
            derived.forEach(name -> database.getCollection(name).drop());
            accounts(database).deleteOne(Filters.eq("_id", damagedUser));
            return List.of(
                    DamagedCommit.at(leadPosition, "contacted", database),
                    DamagedCommit.at(userPosition, "\"email\"", database));
        }
    }

    private static MongoCollection<Document> accounts(MongoDatabase database) {
        return database.getCollection("accounts");
    }

    private static void await(BooleanSupplier reached) {
        Eventually.that(reached::getAsBoolean, is -> is);
    }

    private boolean everybodyHasParked(EventProcessingConfiguration processing) {
        return groups.stream()
                .allMatch(name -> processing
                        .deadLetterQueue(name)
                        .map(queue -> queue.contains(damagedLead) && queue.contains(damagedUser))
                        .orElse(false));
    }

    private void assertOnlyItsSubjectsWait(EventProcessingConfiguration processing) {
        assertThat(parked(processing).values())
                .allSatisfy(waiting -> assertThat(waiting.keySet()).isSubsetOf(damagedLead, damagedUser))
                .allSatisfy(waiting -> assertThat(waiting.get(damagedLead)).isEqualTo(PLACE.formatted(leadPosition)))
                .allSatisfy(waiting -> assertThat(waiting.get(damagedUser)).isEqualTo(PLACE.formatted(userPosition)));
        assertThat(crm.get("/api/leads/" + damagedLead).expect(200).text("/pipeline/stage"))
                .isEqualTo("new");
        Answer sound = stage(soundLead, "qualified").expect(200);
        assertThat(crm.get("/api/leads/" + soundLead, sound).expect(200).text("/pipeline/stage"))
                .isEqualTo("qualified");
        Answer refused = stage(damagedLead, "negotiation").expect(500);
        assertThat(refused.text("/code")).isEqualTo("unreadable-history");
        assertThat(refused.body().get("position").asLong()).isEqualTo(leadPosition);
    }

    private void assertEverythingIsTakenIn(StandaloneServer server) {
        ViewsEqualFolds.assertFor(server);
        assertThat(crm.get("/api/leads/" + damagedLead).expect(200).text("/pipeline/stage"))
                .isEqualTo("qualified");
        Answer moved = stage(damagedLead, "proposal").expect(200);
        assertThat(crm.get("/api/leads/" + damagedLead, moved).text("/pipeline/stage"))
                .isEqualTo("proposal");
        MongoDatabase database = server.context().getBean(MongoDatabase.class);
        assertThat(accounts(database).countDocuments(Filters.eq("_id", damagedUser)))
                .isEqualTo(1);
        Ledger ledger = server.context().getBean(Ledger.class);
        await(() -> database.getCollection("audit").countDocuments() == ledger.head());
    }

    /** By follower and subject, what the first parked event was parked for. */
    private Map<String, Map<String, String>> parked(EventProcessingConfiguration processing) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        groups.forEach(name -> processing
                .deadLetterQueue(name)
                .orElseThrow()
                .deadLetters()
                .forEach(sequence -> sequence.forEach(waiting -> all.computeIfAbsent(name, unseen -> new HashMap<>())
                        .putIfAbsent(SubjectSequence.of(waiting.message()), reason(waiting)))));
        return all;
    }

    // What waits behind a parked event has no cause of its own.
    private static String reason(DeadLetter<?> parked) {
        return parked.cause().map(cause -> cause.message().split(":")[0]).orElse("waits behind another");
    }

    private StandaloneServer start() {
        StandaloneServer server = RunningCrm.start(settings());
        crm = RunningCrm.admin(server);
        return server;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory.resolve("data")));
        settings.put("crm.parked.retry", "300ms");
        return settings;
    }

    private static Map<String, Object> newUser() {
        return Map.of(
                "email",
                UUID.randomUUID() + "@exemple.fr",
                "password",
                "une phrase assez longue",
                "firstName",
                "Léa",
                "lastName",
                "Sol",
                "role",
                "agent");
    }

    private String capture() {
        Map<String, Object> person =
                Map.of("firstName", "Zoé", "lastName", "Lune", "email", UUID.randomUUID() + "@exemple.fr");
        return crm.post("/api/leads", Map.of("personalInfo", person, "artistInfo", Map.of("name", "Zoé Lune")))
                .expect(201)
                .text("/id");
    }

    private Answer stage(String lead, String stage) {
        return crm.post("/api/leads/" + lead + "/stage", Map.of("stage", stage));
    }
}
