package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.view.LeadProgress;
import com.mdmc.crm.query.lead.view.LeadView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rows of the leads that a list's filters select, and of the campaigns that these became; added up from the views,
 * since no counter is kept by every field of a list.
 */
final class SelectedRows extends AddedRows {
    private final Iterator<List<LeadView>> selected;
    private final DashboardViews views;
    private final CurrentRows current;
    private final List<String> leads = new ArrayList<>();
    private final List<String> campaigns = new ArrayList<>();

    /** @param selected the leads that the filters select, page by page */
    SelectedRows(Iterator<List<LeadView>> selected, DashboardViews views, CurrentRows current) {
        super(current.period(), current.actor());
        this.selected = selected;
        this.views = views;
        this.current = current;
    }

    @Override
    void eachLead(Consumer<LeadView> reader) {
        selected.forEachRemaining(page -> page.forEach(lead -> {
            leads.add(lead.id().value());
            reader.accept(lead);
        }));
    }

    @Override
    void eachProgress(Consumer<LeadProgress> reader) {
        views.progress(leads(), reader);
    }

    @Override
    void eachCampaign(Consumer<CampaignView> reader) {
        views.campaigns(leads(), current.actor(), campaign -> {
            campaigns.add(campaign.id().value());
            reader.accept(campaign);
        });
    }

    @Override
    void eachMonth(Consumer<KpiMonthView> reader) {
        // Goes through the campaigns, unless that is done.
        activeCampaigns();
        views.months(campaigns, reader);
    }

    @Override
    public Map<String, String> teams(Collection<String> users) {
        return current.teams(users);
    }

    @Override
    public ExchangeRates rates() {
        return current.rates();
    }

    private List<String> leads() {
        // Goes through the leads, unless that is done.
        captured();
        return leads;
    }
}
