package com.mdmc.crm.query.dashboard;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.Counters;
import com.mdmc.crm.projections.counter.Row;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.CampaignAccess;
import com.mdmc.crm.query.campaign.CampaignRows;
import com.mdmc.crm.query.campaign.KpiMonthView;
import com.mdmc.crm.query.campaign.PerformanceRows;
import com.mdmc.crm.query.campaign.RecordedRates;
import com.mdmc.crm.query.lead.LeadList;
import com.mdmc.crm.query.lead.PipelineRows;
import com.mdmc.crm.query.lead.ProgressRows;
import java.util.List;
import org.bson.conversions.Bson;

/** The rows as they are stored. */
record RowsNow(Views views, RecordedRates recorded, Days days, Actor actor) implements DashboardRows {

    @Override
    public List<Row> captured() {
        return leads(PipelineRows.BY_CAPTURE);
    }

    @Override
    public List<Row> converted() {
        return leads(PipelineRows.BY_CONVERSION);
    }

    @Override
    public List<Row> funnel() {
        return leads(ProgressRows.FUNNEL);
    }

    @Override
    public List<Row> stays() {
        return leads(ProgressRows.STAYS);
    }

    @Override
    public List<Row> stages() {
        return views.rows(PipelineRows.BY_STAGE, and(eq("key.archived", "false"), LeadList.rowScope(actor)));
    }

    @Override
    public List<Row> activeCampaigns() {
        return views.rows(CampaignRows.BY_STATUS, and(eq("key.status", "active"), CampaignAccess.rowScope(actor)));
    }

    // Rows by campaign are of single teams only, but for those an earlier build left behind. Every day has a rate of
    // its
    // own, so amounts that must be converted are read by the day.
    @Override
    public List<Row> performance(Counters<KpiMonthView> counters, boolean daily, String currency) {
        Bson scope = counters == PerformanceRows.BY_CAMPAIGN
                ? and(CampaignAccess.rowScope(actor), ne("key.team", Calendar.ALL))
                : CampaignAccess.calendarScope(actor);
        List<Row> rows = daily ? List.of() : rows(counters, days.period(), scope);
        return daily || CampaignSums.needRates(rows, currency) ? rows(counters, days.daily(), scope) : rows;
    }

    @Override
    public ExchangeRates rates() {
        return recorded.now();
    }

    private List<Row> leads(Counters<?> counters) {
        return rows(counters, days.period(), LeadList.calendarScope(actor));
    }

    private List<Row> rows(Counters<?> counters, List<Bson> spans, Bson scope) {
        return spans.stream()
                .flatMap(span -> views.rows(counters, and(span, scope)).stream())
                .toList();
    }
}
