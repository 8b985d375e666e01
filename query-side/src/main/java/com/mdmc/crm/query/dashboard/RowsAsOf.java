package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.CounterRowsAsOf;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.list.CampaignAccess;
import com.mdmc.crm.query.campaign.view.CampaignRows;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.view.LeadProgress;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.lead.view.ProgressRows;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as of a position, summed up from past states of the views. They cover what the caller may see today: a lead that
 * is out of scope now is missing in past sums as well.
 */
final class RowsAsOf implements DashboardRows {
    private final DashboardAsOf past;
    private final Days days;
    private final Actor actor;
    private final long position;
    private final Map<CounterDefinition<?>, CounterRowsAsOf<?>> added = new HashMap<>();

    RowsAsOf(DashboardAsOf past, Days days, Actor actor, long position) {
        this.past = past;
        this.days = days;
        this.actor = actor;
        this.position = position;
    }

    @Override
    public List<CounterRow> captured() {
        return leads(PipelineRows.BY_CAPTURE);
    }

    @Override
    public List<CounterRow> capturedByOwner() {
        return captured();
    }

    @Override
    public Map<String, String> teams(Collection<String> users) {
        return past.teams(users, position);
    }

    @Override
    public List<CounterRow> converted() {
        return leads(PipelineRows.BY_CONVERSION);
    }

    @Override
    public List<CounterRow> stages() {
        return leads(PipelineRows.BY_STAGE);
    }

    @Override
    public List<CounterRow> funnel() {
        return progress(ProgressRows.FUNNEL);
    }

    @Override
    public List<CounterRow> stays() {
        return progress(ProgressRows.STAYS);
    }

    @Override
    public List<CounterRow> activeCampaigns() {
        CounterRowsAsOf<CampaignView> active = new CounterRowsAsOf<>(
                CampaignRows.BY_STATUS, row -> row.get("status").equals("active"));
        past.campaigns(CampaignAccess.scope(actor), position, (today, then) -> active.add(then));
        return active.rows();
    }

    /** Daily rows in any case; a day counts for the team it was reported for, as in the current rows. */
    @Override
    public List<CounterRow> performance(CounterDefinition<KpiMonthView> counters, boolean daily, String currency) {
        AccessScope reach = AccessScope.toSee(actor);
        CounterRowsAsOf<KpiMonthView> rows = new CounterRowsAsOf<>(counters, row -> days.holdOneTeams(row, reach));
        past.months(position, (today, then) -> rows.add(then));
        return rows.rows();
    }

    @Override
    public ExchangeRates rates() {
        return past.rates(position);
    }

    // One pass over the leads sums up everything counted of them.
    private List<CounterRow> leads(CounterDefinition<LeadView> counters) {
        if (!added.containsKey(counters)) {
            CounterRowsAsOf<LeadView> captured = new CounterRowsAsOf<>(PipelineRows.BY_CAPTURE, days::holdOneOwners);
            CounterRowsAsOf<LeadView> converted =
                    new CounterRowsAsOf<>(PipelineRows.BY_CONVERSION, days::holdOneOwners);
            CounterRowsAsOf<LeadView> stages = new CounterRowsAsOf<>(
                    PipelineRows.BY_STAGE, row -> row.get("archived").equals("false"));
            past.leads(LeadList.scope(actor), position, (today, then) -> {
                captured.add(then);
                converted.add(then);
                stages.add(then);
            });
            added.put(PipelineRows.BY_CAPTURE, captured);
            added.put(PipelineRows.BY_CONVERSION, converted);
            added.put(PipelineRows.BY_STAGE, stages);
        }
        return added.get(counters).rows();
    }

    private List<CounterRow> progress(CounterDefinition<LeadProgress> counters) {
        if (!added.containsKey(counters)) {
            CounterRowsAsOf<LeadProgress> funnel = new CounterRowsAsOf<>(ProgressRows.FUNNEL, days::holdOneOwners);
            CounterRowsAsOf<LeadProgress> stays = new CounterRowsAsOf<>(ProgressRows.STAYS, days::holdOneOwners);
            AccessScope reach = AccessScope.toSee(actor);
            past.progress(Filters.empty(), position, (today, then) -> {
                if (reach.lead(today.owner(), today.team())) {
                    funnel.add(then);
                    stays.add(then);
                }
            });
            added.put(ProgressRows.FUNNEL, funnel);
            added.put(ProgressRows.STAYS, stays);
        }
        return added.get(counters).rows();
    }
}
