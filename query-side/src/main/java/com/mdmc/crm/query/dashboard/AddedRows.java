package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.CounterRowsAsOf;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.view.CampaignRows;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.view.LeadCalendar;
import com.mdmc.crm.query.lead.view.LeadProgress;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.lead.view.ProgressRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rows added up from states of the views, each kind of which is gone through once at most. */
abstract class AddedRows implements DashboardRows {
    private final Period period;
    private final AccessScope reach;
    private final Map<Object, CounterRowsAsOf<?>> added = new HashMap<>();

    AddedRows(Period period, Actor actor) {
        this.period = period;
        this.reach = AccessScope.toSee(actor);
    }

    /** Hands on every lead that counts. */
    abstract void eachLead(Consumer<LeadView> reader);

    /** Hands on the stage history of every lead that counts. */
    abstract void eachProgress(Consumer<LeadProgress> reader);

    /** Hands on every campaign that counts. */
    abstract void eachCampaign(Consumer<CampaignView> reader);

    /** Hands on every month of KPIs that may count. */
    abstract void eachMonth(Consumer<KpiMonthView> reader);

    @Override
    public final List<CounterRow> captured() {
        return leads(PipelineRows.BY_CAPTURE);
    }

    @Override
    public final List<CounterRow> capturedByOwner() {
        return captured();
    }

    @Override
    public final List<CounterRow> converted() {
        return leads(PipelineRows.BY_CONVERSION);
    }

    @Override
    public final List<CounterRow> stages() {
        return leads(PipelineRows.BY_STAGE);
    }

    @Override
    public final List<CounterRow> funnel() {
        return progress(ProgressRows.FUNNEL);
    }

    @Override
    public final List<CounterRow> stays() {
        return progress(ProgressRows.STAYS);
    }

    @Override
    public final List<CounterRow> activeCampaigns() {
        if (!added.containsKey(CampaignRows.BY_STATUS)) {
            CounterRowsAsOf<CampaignView> active = new CounterRowsAsOf<>(
                    CampaignRows.BY_STATUS.contributions(),
                    row -> row.get("status").equals("active"));
            eachCampaign(active::add);
            added.put(CampaignRows.BY_STATUS, active);
        }
        return added.get(CampaignRows.BY_STATUS).rows();
    }

    /** Daily rows in any case; a day counts for the team it was reported for, as in the current rows. */
    @Override
    public final List<CounterRow> performance(
            CounterDefinition<KpiMonthView> counters, boolean daily, String currency) {
        CounterRowsAsOf<KpiMonthView> rows =
                new CounterRowsAsOf<>(counters.contributions(), row -> period.holdsOneTeams(row, reach));
        eachMonth(rows::add);
        return rows.rows();
    }

    private List<CounterRow> leads(Object counters) {
        if (!added.containsKey(counters)) {
            CounterRowsAsOf<LeadView> captured = during(PipelineRows.BY_CAPTURE);
            CounterRowsAsOf<LeadView> converted = during(PipelineRows.BY_CONVERSION);
            CounterRowsAsOf<LeadView> stages = new CounterRowsAsOf<>(
                    PipelineRows.BY_STAGE.contributions(),
                    row -> row.get("archived").equals("false"));
            eachLead(lead -> {
                captured.add(lead);
                converted.add(lead);
                stages.add(lead);
            });
            added.put(PipelineRows.BY_STAGE, stages);
        }
        return added.get(counters).rows();
    }

    private List<CounterRow> progress(LeadCalendar<LeadProgress> calendar) {
        if (!added.containsKey(calendar)) {
            CounterRowsAsOf<LeadProgress> funnel = during(ProgressRows.FUNNEL);
            CounterRowsAsOf<LeadProgress> stays = during(ProgressRows.STAYS);
            eachProgress(lead -> {
                funnel.add(lead);
                stays.add(lead);
            });
        }
        return added.get(calendar).rows();
    }

    private <V> CounterRowsAsOf<V> during(LeadCalendar<V> calendar) {
        CounterRowsAsOf<V> rows = new CounterRowsAsOf<>(calendar.during(period::holds), row -> true);
        added.put(calendar, rows);
        return rows;
    }
}
