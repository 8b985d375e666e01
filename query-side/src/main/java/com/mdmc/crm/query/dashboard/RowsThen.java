package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.Visibility;
import com.mdmc.crm.projections.asof.PastRows;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.Counters;
import com.mdmc.crm.projections.counter.Row;
import com.mdmc.crm.projections.counter.RowKey;
import com.mdmc.crm.query.campaign.CampaignAccess;
import com.mdmc.crm.query.campaign.CampaignRows;
import com.mdmc.crm.query.campaign.CampaignView;
import com.mdmc.crm.query.campaign.KpiMonthView;
import com.mdmc.crm.query.lead.LeadList;
import com.mdmc.crm.query.lead.LeadProgress;
import com.mdmc.crm.query.lead.LeadView;
import com.mdmc.crm.query.lead.PipelineRows;
import com.mdmc.crm.query.lead.ProgressRows;
import com.mongodb.client.model.Filters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows as they were at a position, added up from the states of then. What they are of is what the caller may see
 * today: who has lost sight of a lead does not see it in a past sum either.
 */
final class RowsThen implements DashboardRows {
    private final PastFigures figures;
    private final Days days;
    private final Actor actor;
    private final long position;
    private final Map<Counters<?>, PastRows<?>> added = new HashMap<>();

    RowsThen(PastFigures figures, Days days, Actor actor, long position) {
        this.figures = figures;
        this.days = days;
        this.actor = actor;
        this.position = position;
    }

    @Override
    public List<Row> captured() {
        return leads(PipelineRows.BY_CAPTURE);
    }

    @Override
    public List<Row> converted() {
        return leads(PipelineRows.BY_CONVERSION);
    }

    @Override
    public List<Row> stages() {
        return leads(PipelineRows.BY_STAGE);
    }

    @Override
    public List<Row> funnel() {
        return progress(ProgressRows.FUNNEL);
    }

    @Override
    public List<Row> stays() {
        return progress(ProgressRows.STAYS);
    }

    @Override
    public List<Row> activeCampaigns() {
        PastRows<CampaignView> active =
                new PastRows<>(CampaignRows.BY_STATUS, row -> row.get("status").equals("active"));
        figures.campaigns(CampaignAccess.scope(actor), position, (today, then) -> active.add(then));
        return active.rows();
    }

    /** By the day in any case; a day counts for the team it was reported for, as it does today. */
    @Override
    public List<Row> performance(Counters<KpiMonthView> counters, boolean daily, String currency) {
        Visibility reach = Visibility.toSee(actor);
        PastRows<KpiMonthView> rows = new PastRows<>(counters, row -> days.hold(row) && isOneTeams(row, reach));
        figures.months(position, (today, then) -> rows.add(then));
        return rows.rows();
    }

    @Override
    public ExchangeRates rates() {
        return figures.rates(position);
    }

    private static boolean isOneTeams(RowKey row, Visibility reach) {
        String team = row.get("team");
        return !team.equals(Calendar.ALL) && reach.campaign(team.isEmpty() ? null : team);
    }

    // All that is counted of leads is added up in one go.
    private List<Row> leads(Counters<LeadView> counters) {
        if (!added.containsKey(counters)) {
            PastRows<LeadView> captured = new PastRows<>(PipelineRows.BY_CAPTURE, this::isOneOwnersInPeriod);
            PastRows<LeadView> converted = new PastRows<>(PipelineRows.BY_CONVERSION, this::isOneOwnersInPeriod);
            PastRows<LeadView> stages = new PastRows<>(
                    PipelineRows.BY_STAGE, row -> row.get("archived").equals("false"));
            figures.leads(LeadList.scope(actor), position, (today, then) -> {
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

    private List<Row> progress(Counters<LeadProgress> counters) {
        if (!added.containsKey(counters)) {
            PastRows<LeadProgress> funnel = new PastRows<>(ProgressRows.FUNNEL, this::isOneOwnersInPeriod);
            PastRows<LeadProgress> stays = new PastRows<>(ProgressRows.STAYS, this::isOneOwnersInPeriod);
            Visibility reach = Visibility.toSee(actor);
            figures.progress(Filters.empty(), position, (today, then) -> {
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

    private boolean isOneOwnersInPeriod(RowKey row) {
        return !row.get("owner").equals(Calendar.ALL) && days.hold(row);
    }
}
