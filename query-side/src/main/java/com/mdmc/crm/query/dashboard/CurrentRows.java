package com.mdmc.crm.query.dashboard;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.kpi.KpiCounters;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.kpi.StoredExchangeRates;
import com.mdmc.crm.query.campaign.list.CampaignAccess;
import com.mdmc.crm.query.campaign.view.CampaignRows;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.view.LeadCalendar;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.lead.view.ProgressRows;
import com.mdmc.crm.query.user.TeamMembers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/** Current rows, read from the stored counters. */
record CurrentRows(Views views, StoredExchangeRates recorded, TeamMembers members, Period period, Actor actor)
        implements DashboardRows {

    @Override
    public List<CounterRow> captured() {
        return leads(PipelineRows.BY_CAPTURE);
    }

    @Override
    public List<CounterRow> capturedByOwner() {
        return rows(
                PipelineRows.BY_CAPTURE.rows(),
                period.hours(),
                and(ne("key.owner", Calendar.ALL), LeadList.rowScope(actor)));
    }

    @Override
    public Map<String, String> teams(Collection<String> users) {
        return members.now(users);
    }

    @Override
    public List<CounterRow> converted() {
        return leads(PipelineRows.BY_CONVERSION);
    }

    @Override
    public List<CounterRow> funnel() {
        return leads(ProgressRows.FUNNEL);
    }

    @Override
    public List<CounterRow> stays() {
        return leads(ProgressRows.STAYS);
    }

    @Override
    public List<CounterRow> stages() {
        return views.rows(PipelineRows.BY_STAGE, and(eq("key.archived", "false"), LeadList.rowScope(actor)));
    }

    @Override
    public List<CounterRow> activeCampaigns() {
        return views.rows(CampaignRows.BY_STATUS, and(eq("key.status", "active"), CampaignAccess.rowScope(actor)));
    }

    // Rows by campaign exist for single teams only, except for those of an earlier build. Each day has its own rate, so
    // amounts to convert are read by the day.
    @Override
    public List<CounterRow> performance(CounterDefinition<KpiMonthView> counters, boolean daily, String currency) {
        Bson scope = counters == KpiCounters.BY_CAMPAIGN
                ? and(CampaignAccess.rowScope(actor), ne("key.team", Calendar.ALL))
                : CampaignAccess.calendarScope(actor);
        List<CounterRow> rows = daily ? List.of() : rows(counters, period.days(), scope);
        return daily || CampaignKpiSums.needRates(rows, currency) ? rows(counters, period.daily(), scope) : rows;
    }

    @Override
    public ExchangeRates rates() {
        return recorded.now();
    }

    private List<CounterRow> leads(LeadCalendar<?> calendar) {
        return rows(calendar.rows(), period.hours(), LeadList.calendarScope(actor));
    }

    private List<CounterRow> rows(CounterDefinition<?> counters, List<Bson> spans, Bson scope) {
        return spans.stream()
                .flatMap(span -> views.rows(counters, and(span, scope)).stream())
                .toList();
    }
}
