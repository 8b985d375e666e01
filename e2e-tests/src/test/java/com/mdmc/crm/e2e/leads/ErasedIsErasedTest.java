package com.mdmc.crm.e2e.leads;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is typed about an erased person is gone: from every answer, from every file, and for somebody who has the
 * master key and the whole directory.
 */
class ErasedIsErasedTest {
    private static final int ERASED = Integer.getInteger("crm.erased-subjects", 2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final List<PlantedPerson> people = new ArrayList<>();
    private final List<byte[]> wrappedKeys = new ArrayList<>();

    @Test
    void nothingTypedAboutAPersonOutlivesTheErasure() throws IOException {
        String root;
        String living;
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(data))) {
            CrmClient admin = RunningCrm.admin(server);
            for (int i = 0; i < ERASED; i++) {
                people.add(PlantedPerson.plantedBy(admin, server.port(), i));
            }
            living = LeadForms.captured(admin);
            keepKeys(server.context().getBean(MongoDatabase.class));
            long size = admin.get("/api/audit/checkpoint").body().get("size").asLong();
            root = rootAt(admin, size);
            assertThat(people.get(0).foundIn(new AllAnswers(admin, people.get(0), 0)))
                    .as("the answers are those that show the texts")
                    .hasSizeGreaterThanOrEqualTo(60);

            Answer last = null;
            long before = admin.get("/api/leads").position();
            for (PlantedPerson person : people) {
                last = admin.post("/api/leads/" + person.lead() + "/erasure", Map.of("reason", "demande"))
                        .expect(200);
            }
            awaitPurge(server, people.get(people.size() - 1).lead());
            admin.get("/api/leads?limit=1", last).expect(200);
            for (PlantedPerson person : people) {
                Eventually.that(() -> person.foundIn(new AllAnswers(admin, person, before)), found -> found.isEmpty());
            }
            assertThat(rootAt(admin, size)).isEqualTo(root);
            assertThat(admin.get("/api/audit/verification")
                            .body()
                            .get("inOrder")
                            .asBoolean())
                    .isTrue();
        }
        for (PlantedPerson person : people) {
            for (String canary : person.canaries()) {
                assertThat(ByteSearch.of(canary, data)).as(canary).isEmpty();
            }
        }
        KeyThief thief = new KeyThief(data);
        assertThat(thief.textsOf(List.of(living)))
                .as("the attack works on the living")
                .contains("Zoé", "Durand");
        assertThat(thief.textsOf(people.stream().map(PlantedPerson::lead).toList()))
                .isEmpty();
        wrappedKeys.forEach(key -> assertThat(thief.filesWith(key)).isZero());
    }

    private void keepKeys(MongoDatabase database) {
        people.forEach(person -> wrappedKeys.add(database.getCollection("subject_keys")
                .find(eq("_id", person.lead()))
                .first()
                .get("key", Binary.class)
                .getData()));
    }

    private static void awaitPurge(StandaloneServer server, String lead) {
        StorePurge purge = server.context().getBean(StorePurge.class);
        SubjectKeys keys = server.context().getBean(SubjectKeys.class);
        long begun = System.nanoTime();
        Eventually.that(() -> purge.isDoneFor(keys.destroyedAt(lead).orElseThrow()), done -> done);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
    }

    private static String rootAt(CrmClient admin, long size) {
        return admin.get("/api/audit/proofs?from=" + size).expect(200).text("/fromRootHash");
    }
}
