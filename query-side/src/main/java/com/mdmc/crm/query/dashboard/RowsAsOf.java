package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.list.CampaignAccess;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.view.LeadProgress;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rows as of a position, summed up from past states of the views. They cover what the caller may see today: a lead that
 * is out of scope now is missing in past sums as well.
 */
final class RowsAsOf extends AddedRows {
    private final DashboardAsOf past;
    private final Actor actor;
    private final long position;

    RowsAsOf(DashboardAsOf past, Period period, Actor actor, long position) {
        super(period, actor);
        this.past = past;
        this.actor = actor;
        this.position = position;
    }

    @Override
    void eachLead(Consumer<LeadView> reader) {
        past.leads(LeadList.scope(actor), position, (today, then) -> reader.accept(then));
    }

    @Override
    void eachProgress(Consumer<LeadProgress> reader) {
        AccessScope reach = AccessScope.toSee(actor);
        past.progress(Filters.empty(), position, (today, then) -> {
            if (reach.lead(today.owner(), today.team())) {
                reader.accept(then);
            }
        });
    }

    @Override
    void eachCampaign(Consumer<CampaignView> reader) {
        past.campaigns(CampaignAccess.scope(actor), position, (today, then) -> reader.accept(then));
    }

    @Override
    void eachMonth(Consumer<KpiMonthView> reader) {
        past.months(position, (today, then) -> reader.accept(then));
    }

    @Override
    public Map<String, String> teams(Collection<String> users) {
        return past.teams(users, position);
    }

    @Override
    public ExchangeRates rates() {
        return past.rates(position);
    }
}
