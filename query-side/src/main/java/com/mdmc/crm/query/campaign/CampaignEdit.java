package com.mdmc.crm.query.campaign;

import com.mdmc.crm.kernel.campaign.BudgetTerms;
import com.mdmc.crm.kernel.campaign.CampaignObjectives;
import com.mdmc.crm.kernel.campaign.CampaignStatus;
import com.mdmc.crm.kernel.campaign.CampaignTimeline;
import com.mdmc.crm.kernel.campaign.CampaignType;
import com.mdmc.crm.kernel.campaign.ClientInfo;
import com.mdmc.crm.kernel.campaign.PlatformSetup;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.CurrencyTotals;
import com.mdmc.crm.kernel.value.Kpis;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.query.campaign.CampaignView.Note;
import com.mdmc.crm.query.campaign.CampaignView.Team;
import com.mdmc.crm.query.view.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A campaign taken apart for one event: what the event says is set, everything derived is derived anew. */
final class CampaignEdit {
    private final CampaignView before;
    private final Instant createdAt;
    String name;
    String description;
    CampaignStatus status;
    CampaignType type;
    LeadId leadId;
    ClientInfo clientInfo;
    Team team;
    BudgetTerms terms;
    CampaignTimeline timeline;
    CampaignObjectives objectives;
    CurrencyTotals totals;
    final List<PlatformSetup> platforms;
    final List<CreativeView> creatives;
    final List<Note> notes;
    final List<CampaignBudget.Correction> corrections;
    final List<CampaignBudget.Alert> alerts;
    final List<InvoiceView> invoices;

    private CampaignEdit(Recorded<?> first) {
        before = null;
        createdAt = first.time();
        timeline = CampaignTimeline.open();
        objectives = new CampaignObjectives(null, null, null);
        totals = CurrencyTotals.NONE;
        platforms = new ArrayList<>();
        creatives = new ArrayList<>();
        notes = new ArrayList<>();
        corrections = new ArrayList<>();
        alerts = new ArrayList<>();
        invoices = new ArrayList<>();
    }

    private CampaignEdit(CampaignView view) {
        before = view;
        createdAt = view.createdAt();
        name = view.name();
        description = view.description();
        status = view.status();
        type = view.type();
        leadId = view.leadId();
        clientInfo = view.clientInfo();
        team = view.team();
        terms = view.budget().terms();
        timeline = view.timeline();
        objectives = view.objectives().objectives();
        totals = view.totals();
        platforms = new ArrayList<>(view.platforms());
        creatives = new ArrayList<>(view.creatives());
        notes = new ArrayList<>(view.notes());
        corrections = new ArrayList<>(view.budget().corrections());
        alerts = new ArrayList<>(view.budget().alerts());
        invoices = new ArrayList<>(view.invoices());
    }

    static CampaignEdit first(Recorded<?> recorded) {
        return new CampaignEdit(recorded);
    }

    static CampaignEdit of(CampaignView view) {
        return new CampaignEdit(view);
    }

    /** The campaign after the event. Events of its figures move the position, but not the campaign's own version. */
    CampaignView after(Recorded<?> recorded) {
        String id = recorded.event().subject();
        boolean own = id.equals(recorded.aggregateId());
        CampaignTotals figures = CampaignTotals.of(totals.sums(), terms.currency());
        Kpis sums = figures.figures();
        return new CampaignView(
                new CampaignId(id),
                own ? recorded.version() : before.version(),
                recorded.position(),
                createdAt,
                recorded.time(),
                name,
                description,
                status,
                type,
                leadId,
                clientInfo,
                team,
                platforms,
                creatives,
                null,
                CampaignBudget.of(
                        terms, figures, corrections, alerts, CampaignBudget.Invoicing.of(terms, timeline, invoices)),
                invoices,
                timeline,
                CampaignResults.of(objectives, sums),
                notes,
                figures.spend(),
                sums.impressions() == null ? 0 : sums.impressions(),
                sums.clicks() == null ? 0 : sums.clicks(),
                sums.ctr(),
                sums.cpc(),
                sums.roi(),
                sums.roas(),
                totals,
                keywords());
    }

    // Most events are figures, and none of those changes what a campaign is found by.
    private List<String> keywords() {
        return before != null
                        && before.name().equals(name)
                        && before.clientInfo().equals(clientInfo)
                ? before.keywords()
                : Keywords.of(name, clientInfo.artistName(), clientInfo.songTitle());
    }
}
