package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import java.util.List;

/** What dashboards add up: rows of a period, within what the caller may see. */
interface DashboardRows {

    /** Leads by the day they were captured. */
    List<CounterRow> captured();

    /** Leads by the day they were converted. */
    List<CounterRow> converted();

    /** How far leads came, by the day they were captured. */
    List<CounterRow> funnel();

    /** How long leads stayed in stages, by the day they left them. */
    List<CounterRow> stays();

    /** Leads by the stage they are in, archived ones left out, whatever the period. */
    List<CounterRow> stages();

    /** Campaigns that are active, whatever the period. */
    List<CounterRow> activeCampaigns();

    /**
     * KPIs of campaigns.
     *
     * @param daily whether rows by the day are needed rather than any that together make up the period
     * @param currency the one amounts will be converted into; {@code null} for none
     */
    List<CounterRow> performance(CounterDefinition<KpiMonthView> counters, boolean daily, String currency);

    /** The exchange rates on record. */
    ExchangeRates rates();
}
