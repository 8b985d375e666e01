package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What the board and the dashboards showed at a moment is what they show of that moment later. Sizes and seed can be
 * set: {@code -Dboards.orders=2000 -Dboards.looks=50 -Dboards.seed=…}.
 */
class BoardsAsOfTest {
    private static final int ORDERS = Integer.getInteger("boards.orders", 120);
    private static final int LOOKS = Integer.getInteger("boards.looks", 8);
    private static final long SEED = Long.getLong("boards.seed", 1);
    private static final List<String> QUESTIONS = List.of(
            "/api/board?limit=200",
            "/api/dashboard",
            "/api/dashboard?from=2026-01-01&to=2026-03-15&currency=EUR",
            "/api/dashboard/leads-by-team",
            "/api/dashboard/pipeline",
            "/api/dashboard/performance?by=day",
            "/api/dashboard/performance?by=platform&from=2026-01-02",
            "/api/dashboard/performance?by=campaign");

    private final RunningCrm crm = RunningCrm.shared();
    private final Ledger ledger = crm.server().context().getBean(Ledger.class);
    private final CrmClient admin = crm.admin();
    private final Random random = new Random(SEED);

    /** All answers at one moment, when a position was the last. */
    private record Look(long position, Instant at, Map<String, JsonNode> answers) {}

    @Test
    void whatWasShownAtAMomentIsShownOfItLater() {
        System.out.println("seed of the orders: -Dboards.seed=" + SEED);
        CrmClient manager =
                Staff.hired("manager", Staff.freshTeam(), List.of("meta")).session();
        List<String> leads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            leads.add(LeadForms.captured(i % 2 == 0 ? admin : manager));
        }
        String campaign = activeCampaign();
        Map<CrmClient, List<Look>> looks = new LinkedHashMap<>();
        looks.put(admin, new ArrayList<>());
        looks.put(manager, new ArrayList<>());
        RandomLeadCommands orders = new RandomLeadCommands(admin, random);
        for (int i = 0; i < ORDERS; i++) {
            order(orders, leads, campaign, i);
            if (i % (ORDERS / LOOKS) == 0) {
                looks.forEach((reader, seen) -> seen.add(look(reader)));
            }
        }
        looks.forEach((reader, seen) -> seen.forEach(look -> assertStillShown(reader, look)));
    }

    @Test
    void whoHasLostSightOfALeadDoesNotSeeItsPast() {
        String team = Staff.freshTeam();
        Staff agent = Staff.hired("agent", team, List.of("meta"));
        CrmClient session = agent.session();
        Staff other = Staff.hired("agent", team, List.of("meta"));
        Answer captured = LeadForms.queued("Perdue de vue");
        String lead = captured.text("/id");
        Answer own = agent.given(captured);
        String then = "atPosition=" + own.position();
        assertThat(leadsOf(session, then)).contains(lead);
        long countedBefore = counted(session, then);

        Answer gone = other.given(captured);
        session.get("/api/board", gone).expect(200);
        assertThat(leadsOf(session, then)).doesNotContain(lead);
        assertThat(counted(session, then)).isEqualTo(countedBefore - 1);
        assertThat(leadsOf(admin, then)).contains(lead);
    }

    @Test
    void beforeTheFirstCommitThereIsAnEmptyBoardAndNothingIsAskedOfALaterOne() {
        Answer empty = admin.get("/api/board?atPosition=0").expect(200);
        assertThat(empty.position()).isZero();
        assertThat(empty.body().findValuesAsText("count")).containsOnly("0");
        admin.get("/api/board?at=hier").expect(400);
        admin.get("/api/board?at=2026-01-01T00:00:00Z&atPosition=1").expect(400);
        admin.get("/api/dashboard?atPosition=-").expect(400);
        Answer list = admin.get("/api/leads?at=2026-01-01T00:00:00Z").expect(400);
        assertThat(list.text("/errors/0/field")).isEqualTo("at");
    }

    private void order(RandomLeadCommands orders, List<String> leads, String campaign, int number) {
        String lead = leads.get(random.nextInt(leads.size()));
        switch (random.nextInt(6)) {
            case 0 -> kpis(campaign, number);
            case 1 -> LeadForms.convert(admin, lead);
            case 2 -> leads.add(LeadForms.captured(admin));
            default -> orders.give(lead);
        }
    }

    private void kpis(String campaign, int number) {
        String day = "2026-0" + (1 + number % 4) + "-" + (10 + random.nextInt(10));
        Map<String, ?> kpis = Map.of("clicks", random.nextInt(50), "spend", random.nextInt(900) + ".50");
        admin.send("PUT", "/api/campaigns/" + campaign + "/kpis/meta/" + day, kpis, Map.of())
                .expect(200);
    }

    private String activeCampaign() {
        Map<String, ?> form = Map.of(
                "name", "Été indien",
                "type", "acquisition",
                "clientInfo", Map.of("artistName", "Zoé Lune"),
                "team", Map.of("manager", admin.get("/api/me").text("/id")),
                "budget", Map.of("allocated", "9000.00", "currency", "EUR"),
                "timeline", Map.of("startDate", "2026-01-01", "endDate", "2026-12-31"),
                "platforms", List.of(Map.of("name", "meta", "isActive", true)));
        String id = admin.post("/api/campaigns", form).expect(201).text("/id");
        admin.post("/api/campaigns/" + id + "/activation", Map.of()).expect(200);
        return id;
    }

    // Rules go on working after an order, so a look counts only if nothing was recorded while it was taken.
    private Look look(CrmClient reader) {
        while (true) {
            long position = ledger.head();
            Map<String, JsonNode> answers = new LinkedHashMap<>();
            QUESTIONS.forEach(question -> answers.put(
                    question,
                    withoutFurtherCards(
                            reader.get(question + (question.contains("?") ? "&" : "?") + "after=" + position)
                                    .expect(200)
                                    .body())));
            Instant now = RunningCrm.clock().between();
            if (ledger.head() == position) {
                return new Look(position, now, answers);
            }
        }
    }

    /** A past board has no cursor of further cards; of a board that has more than 200 in a column, that alone differs. */
    private static JsonNode withoutFurtherCards(JsonNode answer) {
        answer.path("columns").forEach(column -> ((ObjectNode) column).putNull("next"));
        return answer;
    }

    private static void assertStillShown(CrmClient reader, Look look) {
        look.answers().forEach((question, shown) -> {
            String asked = question + (question.contains("?") ? "&" : "?");
            Answer byPosition =
                    reader.get(asked + "atPosition=" + look.position()).expect(200);
            assertThat(byPosition.position()).isEqualTo(look.position());
            assertThat(byPosition.body())
                    .as("%s at %d", question, look.position())
                    .isEqualTo(shown);
            Answer byInstant = reader.get(asked + "at=" + look.at()).expect(200);
            assertThat(byInstant.body()).as("%s at %s", question, look.at()).isEqualTo(shown);
        });
    }

    private static List<String> leadsOf(CrmClient reader, String when) {
        return reader.get("/api/board?limit=200&" + when).expect(200).body().findValuesAsText("id");
    }

    private static long counted(CrmClient reader, String when) {
        long count = 0;
        for (JsonNode team :
                reader.get("/api/dashboard/leads-by-team?" + when).expect(200).body()) {
            count += team.get("count").asLong();
        }
        return count;
    }
}
