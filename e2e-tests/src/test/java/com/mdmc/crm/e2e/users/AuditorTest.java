package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Auditors see that everything is there; who it is about, and doing anything to it, is left to those who work with it. */
class AuditorTest {
    private static final String SURNAME = "Zquv" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private static final String EMAIL = SURNAME.toLowerCase() + "@example.com";
    private static final String NOTE = "appelle sa sœur " + SURNAME;

    private static CrmClient auditor;
    private static Staff owner;
    private static String lead;
    private static String campaign;
    private static Answer last;

    @BeforeAll
    static void settle() {
        auditor = Staff.hired(
                        "agent", "denis", Map.of("admin", Map.of("audit", true), "analytics", Map.of("export", true)))
                .logIn();
        owner = Staff.hired("agent", "marine");
        CrmClient admin = Staff.admin();
        Map<String, ?> body = Map.of(
                "personalInfo",
                Map.of("firstName", "Ana", "lastName", SURNAME, "email", EMAIL, "phone", "+33698761239"),
                "artistInfo",
                Map.of("name", "Les " + SURNAME));
        lead = admin.post("/api/leads", body).expect(201).text("/id");
        admin.post("/api/leads/" + lead + "/assignment", Map.of("assignedTo", owner.id()))
                .expect(200);
        admin.post("/api/leads/" + lead + "/notes", Map.of("content", NOTE, "type", "note", "isPrivate", false))
                .expect(201);
        admin.post(
                        "/api/leads/" + lead + "/follow-ups",
                        Map.of("type", "call", "subject", NOTE, "scheduledFor", "2099-01-01T10:00:00Z"))
                .expect(201);
        campaign = admin.post(
                        "/api/campaigns",
                        Map.of("name", "Sortie", "type", "branding", "team", Map.of("manager", owner.id())))
                .expect(201)
                .text("/id");
        last = admin.post(
                        "/api/campaigns/" + campaign + "/notes",
                        Map.of("content", NOTE, "type", "note", "isInternal", true))
                .expect(201);
    }

    @Test
    void readsALeadOfOthersWithEverythingPersonalMasked() {
        Answer seen = auditor.get("/api/leads/" + lead, last).expect(200);

        assertThat(seen.text("/personalInfo/lastName")).isEqualTo("•••");
        assertThat(seen.text("/artistInfo/name")).isEqualTo("Les " + SURNAME);
        assertThat(seen.raw().body()).doesNotContain(EMAIL, NOTE, "0698761239", "698761239");
    }

    @Test
    void readsNoReasonThatTellsOnSomeoneInOthersWork() {
        String reason = "elle est malade";
        Answer moved = Staff.admin()
                .post("/api/leads/" + lead + "/stage", Map.of("stage", "contacted", "reason", reason))
                .expect(200);
        String entry = "/api/audit/" + moved.position();
        String events = "/api/history/events?resource=lead&resourceId=" + lead;

        assertThat(Staff.admin().get(entry, moved).text("/details/reason")).isEqualTo(reason);
        assertThat(auditor.get(entry, moved).expect(200).text("/details/reason"))
                .isEqualTo("•••");
        for (String path : List.of("/api/audit?resourceId=" + lead, entry + "/chain", events)) {
            assertThat(auditor.get(path).expect(200).raw().body())
                    .as(path)
                    .contains("•••")
                    .doesNotContain(reason);
        }
        String exported = "/api/audit/export?resourceId=" + lead;
        assertThat(auditor.send("GET", exported, null, Map.of("Accept", "application/x-ndjson"))
                        .expect(200)
                        .raw()
                        .body())
                .contains("•••")
                .doesNotContain(reason);
        CrmClient own = Staff.hired("manager", "marine", Map.of("admin", Map.of("audit", true)))
                .logIn();
        assertThat(own.get(entry).expect(200).text("/details/reason")).isEqualTo(reason);
    }

    @Test
    void readsNoReasonOnTheLeadItselfEither() {
        String reason = "sa sœur l'a demandé";
        Staff next = Staff.hired("agent", "marine");
        // Not the lead of the others, whose owner it has to keep.
        String given = LeadForms.queued("Données").text("/id");
        Answer assigned = Staff.admin()
                .post("/api/leads/" + given + "/assignment", Map.of("assignedTo", next.id(), "reason", reason))
                .expect(200);
        String history = "/api/leads/" + given;

        assertThat(Staff.admin().get(history, assigned).text("/assignment/assignmentReason"))
                .isEqualTo(reason);
        assertThat(next.logIn().get(history + "/activity", assigned).raw().body())
                .contains(reason);
        for (String path : List.of(
                history,
                history + "?atPosition=" + assigned.position(),
                history + "/activity",
                history + "/diff?from=1",
                "/api/leads?limit=200",
                "/api/audit/" + assigned.position(),
                "/api/history/replay/lead/" + given)) {
            assertThat(auditor.get(path).expect(200).raw().body())
                    .as(path)
                    .contains("•••")
                    .doesNotContain(reason);
        }
    }

    @Test
    void readsOfTheCampaignInALeadsHistoryWhatTheCampaignItselfShows() {
        Staff both = Staff.hired("agent", "denis", Map.of("admin", Map.of("audit", true)));
        CrmClient admin = Staff.admin();
        Map<String, ?> body = Map.of(
                "personalInfo",
                Map.of("firstName", "Ana", "lastName", "Berg", "email", UUID.randomUUID() + "@example.com"),
                "artistInfo",
                Map.of("name", "Berg"));
        String path = "/api/leads/" + admin.post("/api/leads", body).expect(201).text("/id");
        admin.post(path + "/assignment", Map.of("assignedTo", both.id())).expect(200);
        admin.post(path + "/stage", Map.of("stage", "qualified")).expect(200);
        Map<String, ?> contract =
                Map.of("campaignName", "Été", "contractValue", Map.of("amount", "900.00", "currency", "EUR"));
        String sold = admin.post(path + "/conversion", contract).expect(201).text("/campaignId");
        // The campaign of a conversion begins by itself, after the answer.
        Answer drafted = Eventually.found(() -> admin.get("/api/campaigns/" + sold));
        Answer moved = admin.send(
                        "PUT",
                        "/api/campaigns/" + sold + "/team",
                        Map.of("manager", owner.id()),
                        Map.of("If-Match", "\"" + drafted.text("/version") + "\""))
                .expect(200);
        Answer noted = admin.post(
                        "/api/campaigns/" + sold + "/notes",
                        Map.of("content", "à taire", "type", "note", "isInternal", true))
                .expect(201);

        assertThat(noted.position()).isGreaterThan(moved.position());
        assertThat(admin.get(path + "/activity", noted).raw().body()).contains("à taire");
        assertThat(both.logIn().get(path + "/activity", noted).raw().body())
                .contains("CampaignNoteAdded", "Ana")
                .doesNotContain("à taire");
    }

    @Test
    void aLeadOutOfSightIsAnsweredLikeOneThatIsNot() {
        CrmClient elsewhere = Staff.hired("manager", "denis").logIn();
        for (String named : List.of(lead, "lead-nobody")) {
            Answer refused = elsewhere
                    .post("/api/campaigns", Map.of("name", "Sortie", "type", "branding", "leadId", named))
                    .expect(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("leadId");
            assertThat(refused.text("/errors/0/code")).isEqualTo("unknown-lead");
        }
        Staff.admin()
                .post("/api/campaigns", Map.of("name", "Sortie", "type", "branding", "leadId", lead))
                .expect(201);
    }

    @Test
    void findsNothingPersonalOnAnyOtherWay() {
        long position = last.position();
        for (String path : List.of(
                "/api/leads?limit=200",
                "/api/leads/" + lead + "?atPosition=" + position,
                "/api/leads/" + lead + "/activity",
                "/api/leads/" + lead + "/diff?from=1",
                "/api/board",
                "/api/agenda?assignedTo=" + owner.id(),
                "/api/campaigns?limit=200",
                "/api/campaigns/" + campaign,
                "/api/campaigns/" + campaign + "?atPosition=" + position,
                "/api/campaigns/" + campaign + "/activity",
                "/api/campaigns/" + campaign + "/diff?from=1",
                "/api/audit?limit=200&resourceId=" + lead,
                "/api/users?limit=200")) {
            Answer answer = auditor.get(path, last).expect(200);
            assertThat(answer.raw().body()).as(path).doesNotContain(EMAIL, NOTE, owner.email(), "698761239");
        }
        assertThat(auditor.get("/api/leads/" + lead + "/activity", last).raw().body())
                .contains("LeadNoteAdded");
    }

    @Test
    void learnsThatSomethingWasDoneAndNotFromWhere() {
        String admin = Staff.admin().get("/api/me").text("/id");
        String path = "/api/audit?resourceId=" + lead + "&userId=" + admin;

        Answer masked = auditor.get(path, last).expect(200);

        assertThat(masked.text("/items/0/metadata/ip")).isEqualTo("•••");
        assertThat(auditor.get("/api/audit/" + masked.text("/items/0/id"), last).text("/metadata/ip"))
                .isEqualTo("•••");
        assertThat(Staff.admin().get(path, last).text("/items/0/metadata/ip")).isEqualTo("127.0.0.1");
    }

    @Test
    void cannotGuessWhatIsMaskedBySearchingForIt() {
        assertThat(found(auditor, EMAIL)).isZero();
        assertThat(found(auditor, SURNAME)).isZero();
        assertThat(found(Staff.admin(), EMAIL)).isEqualTo(1);
        assertThat(auditor.get("/api/users?q=" + owner.email().replace("@", "%40"), last)
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
    }

    private static int found(CrmClient reader, String text) {
        return reader.get("/api/leads?q=" + text.replace("@", "%40"), last)
                .expect(200)
                .body()
                .path("items")
                .size();
    }

    @Test
    void takesNothingOutAndChangesNothing() {
        auditor.get("/api/leads/" + lead + "/subject-export", last).expect(403);
        assertThat(auditor.post("/api/leads/" + lead + "/stage", Map.of("stage", "contacted"))
                        .expect(403)
                        .text("/permission"))
                .isEqualTo("scope");
        auditor.send(
                        "PUT",
                        "/api/campaigns/" + campaign + "/budget",
                        Map.of("allocated", 1, "currency", "EUR"),
                        Map.of("If-Match", "\"1\""))
                .expect(403);
        auditor.send("PUT", "/api/users/" + owner.id() + "/role", Map.of("role", "admin"), Map.of())
                .expect(403);
    }

    @Test
    void whoWorksWithItReadsItAll() {
        assertThat(owner.logIn().get("/api/leads/" + lead, last).expect(200).text("/personalInfo/email"))
                .isEqualTo(EMAIL);
    }
}
