package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.CounterRowsAsOf;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.view.CampaignRows;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.view.LeadProgress;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.lead.view.ProgressRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Rows of the leads that a list's filters select, and of the campaigns that these became; added up from the views,
 * since no counter is kept by every field of a list.
 */
final class SelectedRows implements DashboardRows {
    private final DashboardViews views;
    private final CurrentRows current;
    private final Days days;
    private final Actor actor;
    private final CounterRowsAsOf<LeadView> captured;
    private final CounterRowsAsOf<LeadView> converted;
    private final CounterRowsAsOf<LeadView> stages = new CounterRowsAsOf<>(
            PipelineRows.BY_STAGE, row -> row.get("archived").equals("false"));
    private final List<String> leads = new ArrayList<>();

    /** @param selected the leads that the filters select, page by page */
    SelectedRows(Iterator<List<LeadView>> selected, DashboardViews views, CurrentRows current) {
        this.views = views;
        this.current = current;
        this.days = current.days();
        this.actor = current.actor();
        this.captured = new CounterRowsAsOf<>(PipelineRows.BY_CAPTURE, days::holdOneOwners);
        this.converted = new CounterRowsAsOf<>(PipelineRows.BY_CONVERSION, days::holdOneOwners);
        selected.forEachRemaining(page -> page.forEach(this::add));
    }

    private void add(LeadView lead) {
        captured.add(lead);
        converted.add(lead);
        stages.add(lead);
        leads.add(lead.id().value());
    }

    @Override
    public List<CounterRow> captured() {
        return captured.rows();
    }

    @Override
    public List<CounterRow> capturedByOwner() {
        return captured.rows();
    }

    @Override
    public Map<String, String> teams(Collection<String> users) {
        return current.teams(users);
    }

    @Override
    public List<CounterRow> converted() {
        return converted.rows();
    }

    @Override
    public List<CounterRow> stages() {
        return stages.rows();
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
        views.campaigns(leads, actor, active::add);
        return active.rows();
    }

    @Override
    public List<CounterRow> performance(CounterDefinition<KpiMonthView> counters, boolean daily, String currency) {
        AccessScope reach = AccessScope.toSee(actor);
        CounterRowsAsOf<KpiMonthView> rows = new CounterRowsAsOf<>(counters, row -> days.holdOneTeams(row, reach));
        List<String> campaigns = new ArrayList<>();
        views.campaigns(leads, actor, campaign -> campaigns.add(campaign.id().value()));
        views.months(campaigns, rows::add);
        return rows.rows();
    }

    @Override
    public ExchangeRates rates() {
        return current.rates();
    }

    private List<CounterRow> progress(CounterDefinition<LeadProgress> counters) {
        CounterRowsAsOf<LeadProgress> rows = new CounterRowsAsOf<>(counters, days::holdOneOwners);
        views.progress(leads, rows::add);
        return rows.rows();
    }
}
