package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Rows that dashboards sum up: of a period, within the caller's access scope. */
interface DashboardRows {

    /** Leads by day of capture. */
    List<CounterRow> captured();

    /** The same, each row of one owner. */
    List<CounterRow> capturedByOwner();

    /** The teams that these users belong to, by the user's id. */
    Map<String, String> teams(Collection<String> users);

    /** Leads by day of conversion. */
    List<CounterRow> converted();

    /** Stages reached by leads, by day of capture. */
    List<CounterRow> funnel();

    /** Time of leads in stages, by the day they left them. */
    List<CounterRow> stays();

    /** Leads by current stage, without archived ones and independent of the period. */
    List<CounterRow> stages();

    /** Active campaigns, independent of the period. */
    List<CounterRow> activeCampaigns();

    /**
     * KPIs of campaigns.
     *
     * @param daily whether daily rows are needed; otherwise any rows that make up the period
     * @param currency the currency to convert amounts into; {@code null} for none
     */
    List<CounterRow> performance(CounterDefinition<KpiMonthView> counters, boolean daily, String currency);

    /** The recorded exchange rates. */
    ExchangeRates rates();
}
