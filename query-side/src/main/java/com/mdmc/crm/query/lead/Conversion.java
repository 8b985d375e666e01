package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Money;
import java.time.Instant;

/**
 * The contract, once there is one.
 *
 * @param conversionStage the stage it was signed in
 * @param timeToConversion whole days from capture to conversion
 */
public record Conversion(
        boolean isConverted,
        Instant convertedAt,
        CampaignId campaignId,
        Money contractValue,
        Money monthlyValue,
        LeadStage conversionStage,
        Long timeToConversion) {
    static final Conversion NONE = new Conversion(false, null, null, null, null, null, null);
}
