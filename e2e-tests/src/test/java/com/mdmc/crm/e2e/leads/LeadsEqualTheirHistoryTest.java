package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * After any orders, a lead is what happened to it, now and at every moment before. Sizes and seed can be set:
 * {@code -Dleads.orders=5000 -Dleads.count=200 -Dleads.looks-back=500 -Dleads.seed=…}.
 */
class LeadsEqualTheirHistoryTest {
    private static final int ORDERS = Integer.getInteger("leads.orders", 300);
    private static final int LEADS = Integer.getInteger("leads.count", 20);
    private static final int LOOKS_BACK = Integer.getInteger("leads.looks-back", 60);
    private static final long SEED = Long.getLong("leads.seed", 1);

    private final RunningCrm crm = RunningCrm.shared();
    private final CrmClient admin = crm.admin();
    private final Random random = new Random(SEED);

    /** What was answered for a lead when a position was the last, and an instant before the next order. */
    private record Look(String lead, long position, Instant at, JsonNode state) {}

    @Test
    void afterRandomOrdersEveryLeadIsTheFoldOfItsHistory() {
        System.out.println("seed of the orders: -Dleads.seed=" + SEED);
        List<String> leads = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            leads.add(LeadForms.captured(admin));
        }
        Map<String, Look> looks = new HashMap<>();
        RandomLeadCommands orders = new RandomLeadCommands(admin, random);
        for (int i = 0; i < ORDERS; i++) {
            String lead = leads.get(random.nextInt(leads.size()));
            Answer answer = orders.give(lead);
            assertThat(answer.status()).as(answer.raw().body()).isIn(200, 201, 400, 409, 412);
            if (answer.status() < 300) {
                Look look = look(lead, answer);
                looks.put(lead + "@" + look.position(), look);
            }
        }
        ViewsEqualFolds.assertFor(crm.server());
        lookBack(new ArrayList<>(looks.values()));
        theBoardCountsWhatTheListShows();
    }

    // A rule may go on working after an order, so a look counts only if nothing was recorded while it was taken.
    private Look look(String lead, Answer after) {
        Ledger ledger = crm.server().context().getBean(Ledger.class);
        while (true) {
            long head = ledger.head();
            JsonNode state = admin.get("/api/leads/" + lead, after).expect(200).body();
            Instant now = RunningCrm.clock().between();
            if (ledger.head() == head) {
                return new Look(lead, state.get("position").asLong(), now, state);
            }
        }
    }

    private void lookBack(List<Look> looks) {
        for (int i = 0; i < Math.min(LOOKS_BACK, looks.size()); i++) {
            Look look = looks.get(random.nextInt(looks.size()));
            Answer then = admin.get("/api/leads/" + look.lead() + "?atPosition=" + look.position())
                    .expect(200);
            assertThat(then.body()).as("at position %d", look.position()).isEqualTo(look.state());
            then = admin.get("/api/leads/" + look.lead() + "?at=" + look.at()).expect(200);
            assertThat(then.body()).as("at %s", look.at()).isEqualTo(look.state());
        }
    }

    private void theBoardCountsWhatTheListShows() {
        JsonNode board = admin.get("/api/board?limit=1").expect(200).body();
        for (JsonNode column : board.get("columns")) {
            String stage = column.get("stage").asText();
            assertThat(column.get("count").asLong()).as(stage).isEqualTo(LeadForms.listed(admin, stage));
        }
    }
}
