package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.counter.Counters;
import com.mdmc.crm.projections.counter.RowKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What users did, added up a user. */
final class CreditRows {
    static final String CREATED = "leadsCreated";
    static final String CONVERTED = "leadsConverted";
    static final String RESPONDED = "leadsResponded";
    static final String RESPONSE_SECONDS = "responseSeconds";
    static final String MANAGED = "campaignsManaged";

    /** Prefix of the measures that add up contract values; the currency follows. */
    static final String REVENUE = "revenue.";

    static final Counters<LeadCredit> OF_LEADS = new Counters<>("user_lead_credits", CreditRows::ofLead, indexes());
    static final Counters<CampaignCredit> OF_CAMPAIGNS =
            new Counters<>("user_campaign_credits", CreditRows::ofCampaign, indexes());

    private CreditRows() {}

    private static Map<RowKey, Map<String, BigDecimal>> ofLead(LeadCredit lead) {
        Map<RowKey, Map<String, BigDecimal>> rows = new HashMap<>();
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

    private static Map<RowKey, Map<String, BigDecimal>> ofCampaign(CampaignCredit campaign) {
        Map<RowKey, Map<String, BigDecimal>> rows = new HashMap<>();
        add(rows, campaign.manager(), MANAGED, BigDecimal.ONE);
        return rows;
    }

    private static void add(Map<RowKey, Map<String, BigDecimal>> rows, UserId user, String measure, BigDecimal amount) {
        if (user != null) {
            rows.computeIfAbsent(RowKey.of("user", user.value()), unseen -> new HashMap<>())
                    .put(measure, amount);
        }
    }

    private static List<org.bson.conversions.Bson> indexes() {
        return List.of(ascending("key.user"));
    }
}
