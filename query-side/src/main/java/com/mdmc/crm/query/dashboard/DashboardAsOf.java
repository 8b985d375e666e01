package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.projections.asof.ViewsAsOf;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.kpi.StoredExchangeRates;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.view.LeadProgress;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.user.TeamMembers;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Views as of a position, for dashboards; the reader gets the past and the current state of each. */
@Component
class DashboardAsOf {
    private final ViewsAsOf past;
    private final ViewDefinition<LeadView> leads;
    private final ViewDefinition<LeadProgress> progress;
    private final ViewDefinition<CampaignView> campaigns;
    private final ViewDefinition<KpiMonthView> months;
    private final StoredExchangeRates rates;
    private final TeamMembers members;

    DashboardAsOf(
            ViewsAsOf past,
            ViewDefinition<LeadView> leadViews,
            ViewDefinition<LeadProgress> leadProgress,
            ViewDefinition<CampaignView> campaignViews,
            ViewDefinition<KpiMonthView> kpiMonthViews,
            StoredExchangeRates rates,
            TeamMembers members) {
        this.past = past;
        this.leads = leadViews;
        this.progress = leadProgress;
        this.campaigns = campaignViews;
        this.months = kpiMonthViews;
        this.rates = rates;
        this.members = members;
    }

    void leads(Bson scope, long position, BiConsumer<LeadView, LeadView> reader) {
        past.each(leads, scope, position, lead -> lead.id().value(), reader);
    }

    void progress(Bson scope, long position, BiConsumer<LeadProgress, LeadProgress> reader) {
        past.each(progress, scope, position, LeadProgress::id, reader);
    }

    void campaigns(Bson scope, long position, BiConsumer<CampaignView, CampaignView> reader) {
        past.each(campaigns, scope, position, campaign -> campaign.id().value(), reader);
    }

    void months(long position, BiConsumer<KpiMonthView, KpiMonthView> reader) {
        past.each(months, Filters.empty(), position, month -> month.campaignId().value(), reader);
    }

    Map<String, String> teams(Collection<String> users, long position) {
        return members.at(users, position);
    }

    ExchangeRates rates(long position) {
        return rates.at(position);
    }
}
