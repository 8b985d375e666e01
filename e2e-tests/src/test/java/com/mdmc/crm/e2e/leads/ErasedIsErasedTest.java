package com.mdmc.crm.e2e.leads;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.configuration.DomainEventTypes;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.StoreCopies;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is typed about an erased person is gone, a client's and a colleague's: from every answer, from every file or a
 * server's dump, and for somebody who has the master key and all of it. {@code -Dcrm.erased-subjects=50} for the full run.
 */
class ErasedIsErasedTest {
    private static final int ERASED = Integer.getInteger("crm.erased-subjects", 2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /**
     * The code of a country; reasons of erasures, which are told afterwards, and those of operators; a description without a
     * client; a reason that is typed three years later; an address that was requested before with the same text.
     */
    private static final Set<String> UNPLANTED = Set.of(
            "PersonalInfo.Address.country",
            "Buyer.country",
            "LeadLifecycleEvent.LeadErased.reason",
            "UserEvent.UserErased.reason",
            "CampaignEvent.CampaignDiscarded.reason",
            "OperationEvent.DeadLetterDiscarded.reason",
            "CampaignEvent.CampaignDrafted.description",
            "LeadLifecycleEvent.LeadRetentionExtended.reason",
            "UserEvent.UserEmailChanged.email");

    @TempDir
    Path data;

    private final List<PlantedPerson> people = new ArrayList<>();
    private final List<PlantedColleague> colleagues = new ArrayList<>();
    private final List<byte[]> encrypted = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private StandaloneServer server;
    private CrmClient admin;
    private String living;
    private long then;

    @Test
    void nothingTypedAboutAPersonOutlivesTheErasure() throws Exception {
        AllAnswers.requireAllRoutes();
        Map<String, String> settings = RunningCrm.settings(data);
        settings.put("crm.mail.on-console", "false");
        try (StandaloneServer started = RunningCrm.start(settings)) {
            server = started;
            admin = RunningCrm.admin(server);
            plant();
            long size = admin.get("/api/audit/checkpoint").body().get("size").asLong();
            String root = rootAt(size);
            assertEveryFieldIsPlanted();
            assertAnswersShowThem();

            eraseBesideADrill();
            assertNoAnswerShowsThem();
            assertThat(rootAt(size)).isEqualTo(root);
            assertThat(admin.get("/api/audit/verification")
                            .body()
                            .get("inOrder")
                            .asBoolean())
                    .isTrue();
        }
        if (RunningCrm.isOnRealStore()) {
            ServerDump.write(settings.get("CRM_MONGODB_URI"), data);
            Files.writeString(data.resolve("master.key"), settings.get("CRM_MASTER_KEY"));
        }
        assertNothingIsInTheFiles();
    }

    private void plant() {
        MongoDatabase database = server.context().getBean(MongoDatabase.class);
        for (int i = 0; i < ERASED; i++) {
            people.add(PlantedPerson.plantedBy(admin, server.port(), i));
            colleagues.add(PlantedColleague.plantedBy(admin, RunningCrm.stranger(server), i));
            secrets.addAll(colleagues.get(i).secretsIn(database));
            encrypted.addAll(colleagues.get(i).answersIn(database));
            assertThat(encrypted).hasSize(i + 1);
        }
        living = LeadForms.captured(admin);
        then = admin.get("/api/leads").position();
        erased().forEach(subject -> encrypted.add(database.getCollection("subject_keys")
                .find(eq("_id", subject))
                .first()
                .get("key", Binary.class)
                .getData()));
    }

    private List<String> erased() {
        return Stream.concat(
                        people.stream().flatMap(person -> person.leads().stream()),
                        colleagues.stream().map(PlantedColleague::id))
                .toList();
    }

    /** A copy of the store may hold the keys: nothing is certified while there is one. */
    private void eraseBesideADrill() throws Exception {
        server.context().getBean(StoreCopies.class).during(() -> {
            erase();
            assertThat(admin.get("/api/leads/" + erased().get(0) + "/erasure-certificate")
                            .expect(200)
                            .body()
                            .get("outOfFiles")
                            .asBoolean())
                    .isFalse();
            return true;
        });
    }

    private void erase() {
        long begun = System.nanoTime();
        for (int i = 0; i < ERASED; i++) {
            String lead = people.get(i).ids().get("lead");
            admin.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande"))
                    .expect(200);
            colleagues.get(i).erase();
        }
        StorePurge purge = server.context().getBean(StorePurge.class);
        SubjectKeys keys = server.context().getBean(SubjectKeys.class);
        long acknowledged = System.nanoTime();
        for (String subject : erased()) {
            Eventually.that(() -> purge.isDoneFor(keys.destroyedAt(subject).orElseThrow()), done -> done);
        }
        long now = System.nanoTime();
        System.out.printf(
                "%d persons and %d colleagues erased in %d ms, out of the files %d ms later%n",
                ERASED, ERASED, (acknowledged - begun) / 1_000_000, (now - acknowledged) / 1_000_000);
        assertThat(Duration.ofNanos(now - acknowledged)).isLessThan(LONGEST);
    }

    private void assertAnswersShowThem() {
        AllAnswers general = AllAnswers.ofEverybody(admin, then, told());
        AllAnswers own = AllAnswers.about(admin, ids(0));
        assertThat(shown(List.of(people.get(0).canaries()), general, own)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(shown(List.of(colleagues.get(0).canaries()), general, own)).hasSizeGreaterThanOrEqualTo(9);
    }

    private void assertNoAnswerShowsThem() {
        for (int i = 0; i < ERASED; i++) {
            Map<String, String> ids = ids(i);
            List<Canaries> own =
                    List.of(people.get(i).canaries(), colleagues.get(i).canaries());
            Eventually.that(() -> shown(own, AllAnswers.about(admin, ids)), Set::isEmpty);
            for (String certified : List.of("/api/leads/" + ids.get("lead"), "/api/users/" + ids.get("user"))) {
                Eventually.found(() -> admin.get(certified + "/erasure-certificate/text"));
            }
        }
        List<Canaries> all = Stream.concat(
                        people.stream().map(PlantedPerson::canaries),
                        colleagues.stream().map(PlantedColleague::canaries))
                .toList();
        String told = told();
        Eventually.that(() -> shown(all, AllAnswers.ofEverybody(admin, then, told)), Set::isEmpty);
    }

    private static Set<String> shown(List<Canaries> wanted, AllAnswers... answers) {
        Set<String> shown = new TreeSet<>();
        wanted.forEach(canaries -> Stream.of(answers).forEach(each -> shown.addAll(canaries.in(each))));
        return shown;
    }

    private Map<String, String> ids(int number) {
        Map<String, String> ids = new HashMap<>(people.get(number).ids());
        ids.put("user", colleagues.get(number).id());
        ids.put("client", people.get(number).canaries().all().get(0));
        ids.put("colleague", colleagues.get(number).canaries().all().get(0));
        ids.put("then", Long.toString(then));
        return ids;
    }

    /** Every component of every event that holds what a person typed has held a text that is looked for. */
    private void assertEveryFieldIsPlanted() {
        Ledger ledger = server.context().getBean(Ledger.class);
        Privacy privacy = server.context().getBean(Privacy.class);
        List<Canaries> planted =
                List.of(people.get(0).canaries(), colleagues.get(0).canaries());
        Set<String> filled = new TreeSet<>();
        ViewsEqualFolds.read(ledger, ledger.head())
                .forEach(recorded -> filled.addAll(PersonalFields.filledIn(
                        privacy.decryptAll(recorded.event()),
                        text -> planted.stream().anyMatch(canaries -> canaries.isIn(text)))));
        assertThat(PersonalFields.declaredBy(DomainEventTypes.ROOTS))
                .as("fields of events")
                .hasSizeGreaterThan(60);
        Set<String> missing = PersonalFields.declaredBy(DomainEventTypes.ROOTS);
        missing.removeAll(filled);
        assertThat(missing).as("fields in which nothing was planted").isEqualTo(UNPLANTED);
    }

    /** Everything a listener is told who was away all the time. */
    private String told() {
        long last = admin.send("PUT", "/api/leads/" + living + "/tags", Map.of("tags", List.of(tag())), Map.of())
                .expect(200)
                .position();
        return LiveBacklog.between(server.port(), admin, 1, last);
    }

    private String tag() {
        return "tournée-" + admin.get("/api/leads/" + living).text("/version");
    }

    private void assertNothingIsInTheFiles() throws IOException {
        List<String> texts = new ArrayList<>(secrets);
        people.forEach(person -> texts.addAll(person.canaries().all()));
        colleagues.forEach(colleague -> texts.addAll(colleague.canaries().all()));
        assertThat(texts).hasSizeGreaterThanOrEqualTo(100 * ERASED);
        assertThat(ByteSearch.of(texts, data)).isEmpty();
        assertThat(ByteSearch.ofBytes(encrypted, data)).isEmpty();
        KeyThief thief = new KeyThief(data);
        assertThat(thief.textsOf(List.of(living)))
                .as("the attack works on the living")
                .contains("Zoé", "Durand");
        assertThat(thief.textsOf(erased())).isEmpty();
    }

    private String rootAt(long size) {
        return admin.get("/api/audit/proofs?from=" + size).expect(200).text("/fromRootHash");
    }
}
