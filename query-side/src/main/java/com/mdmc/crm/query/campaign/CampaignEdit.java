package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.kpi.CurrencyTotals;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.projections.fold.Recorded;
import com.mdmc.crm.query.campaign.CampaignView.Note;
import com.mdmc.crm.query.campaign.CampaignView.Team;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
    // Those of the campaign before the event until they are replaced: most events are figures and change none.
    List<PlatformSetup> platforms;
    List<CreativeView> creatives;
    List<Note> notes;
    List<CampaignBudget.Correction> corrections;
    List<CampaignBudget.Alert> alerts;
    List<InvoiceView> invoices;

    private CampaignEdit(Recorded<?> first) {
        before = null;
        createdAt = first.time();
        timeline = CampaignTimeline.open();
        objectives = new CampaignObjectives(null, null, null);
        totals = CurrencyTotals.NONE;
        platforms = List.of();
        creatives = List.of();
        notes = List.of();
        corrections = List.of();
        alerts = List.of();
        invoices = List.of();
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
        platforms = view.platforms();
        creatives = view.creatives();
        notes = view.notes();
        corrections = view.budget().corrections();
        alerts = view.budget().alerts();
        invoices = view.invoices();
    }

    static CampaignEdit first(Recorded<?> recorded) {
        return new CampaignEdit(recorded);
    }

    static CampaignEdit of(CampaignView view) {
        return new CampaignEdit(view);
    }

    /** A list with one element more. */
    static <T> List<T> with(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    /** A list with its elements changed. */
    static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
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
