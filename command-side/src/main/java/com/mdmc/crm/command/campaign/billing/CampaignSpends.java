package com.mdmc.crm.command.campaign.billing;

import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.projections.asof.LiveAggregation;
import com.mdmc.crm.projections.asof.LiveAggregation.AsOf;
import org.springframework.stereotype.Component;

/** The spending of campaigns, folded from the ledger when it is asked for. */
@Component
public class CampaignSpends {
    private final Ledger ledger;
    private final ExchangeRateHistories rates;
    private final LiveAggregation<SpendHistory> histories;

    CampaignSpends(Ledger ledger, ExchangeRateHistories rates) {
        this.ledger = ledger;
        this.rates = rates;
        this.histories = new LiveAggregation<>(ledger, SpendHistory.FOLD, 200);
    }

    /** A campaign's spending as it is now. */
    public CampaignSpend now(CampaignId campaign) {
        return at(campaign, ledger.head());
    }

    /** A campaign's spending as it was at a position, or at a later one. */
    public CampaignSpend at(CampaignId campaign, long position) {
        AsOf<SpendHistory> known = histories.at(campaign.value(), position);
        return new CampaignSpend(known.state() == null ? SpendHistory.NONE : known.state(), known.position(), rates);
    }
}
