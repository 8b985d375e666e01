package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters of what users did. */
final class CreditRows {
    static final String CREATED = "leadsCreated";
    static final String CONVERTED = "leadsConverted";
    static final String RESPONDED = "leadsResponded";
    static final String RESPONSE_SECONDS = "responseSeconds";
    static final String MANAGED = "campaignsManaged";

    /** Prefix of the sums of contract values; the currency follows. */
    static final String REVENUE = "revenue.";

    static final CounterDefinition<LeadCredit> OF_LEADS =
            new CounterDefinition<>("user_lead_credits", CreditRows::ofLead, indexes());
    static final CounterDefinition<CampaignCredit> OF_CAMPAIGNS =
            new CounterDefinition<>("user_campaign_credits", CreditRows::ofCampaign, indexes());

    private CreditRows() {}

    private static Map<CounterKey, Map<String, BigDecimal>> ofLead(LeadCredit lead) {
        Map<CounterKey, Map<String, BigDecimal>> rows = new HashMap<>();
        add(rows, lead.createdBy(), CREATED, BigDecimal.ONE);
        add(rows, lead.respondedBy(), RESPONDED, BigDecimal.ONE);
        add(rows, lead.respondedBy(), RESPONSE_SECONDS, BigDecimal.valueOf(lead.responseSeconds()));
        add(rows, lead.convertedBy(), CONVERTED, BigDecimal.ONE);
        if (lead.contractValue() != null) {
            String measure = REVENUE + lead.contractValue().currency();
            add(rows, lead.convertedBy(), measure, lead.contractValue().amount());
        }
        return rows;
    }

    private static Map<CounterKey, Map<String, BigDecimal>> ofCampaign(CampaignCredit campaign) {
        Map<CounterKey, Map<String, BigDecimal>> rows = new HashMap<>();
        add(rows, campaign.manager(), MANAGED, BigDecimal.ONE);
        return rows;
    }

    private static void add(
            Map<CounterKey, Map<String, BigDecimal>> rows, UserId user, String measure, BigDecimal amount) {
        if (user != null) {
            rows.computeIfAbsent(CounterKey.of("user", user.value()), unseen -> new HashMap<>())
                    .put(measure, amount);
        }
    }

    private static List<org.bson.conversions.Bson> indexes() {
        return List.of(ascending("key.user"));
    }
}
