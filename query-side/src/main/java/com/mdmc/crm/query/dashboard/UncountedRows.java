package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Rows of a period that begins or ends within an hour, by which no counter is kept.
 *
 * @param leads adds all leads up
 * @param counted what does not go by the hour
 */
record UncountedRows(AddedRows leads, CurrentRows counted) implements DashboardRows {

    @Override
    public List<CounterRow> captured() {
        return leads.captured();
    }

    @Override
    public List<CounterRow> capturedByOwner() {
        return leads.capturedByOwner();
    }

    @Override
    public Map<String, String> teams(Collection<String> users) {
        return counted.teams(users);
    }

    @Override
    public List<CounterRow> converted() {
        return leads.converted();
    }

    @Override
    public List<CounterRow> funnel() {
        return leads.funnel();
    }

    @Override
    public List<CounterRow> stays() {
        return leads.stays();
    }

    @Override
    public List<CounterRow> stages() {
        return counted.stages();
    }

    @Override
    public List<CounterRow> activeCampaigns() {
        return counted.activeCampaigns();
    }

    @Override
    public List<CounterRow> performance(CounterDefinition<KpiMonthView> counters, boolean daily, String currency) {
        return counted.performance(counters, daily, currency);
    }

    @Override
    public ExchangeRates rates() {
        return counted.rates();
    }
}
