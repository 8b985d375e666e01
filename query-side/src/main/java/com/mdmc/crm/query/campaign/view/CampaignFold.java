package com.mdmc.crm.query.campaign.view;

import static com.mdmc.crm.projections.fold.Lists.changed;
import static com.mdmc.crm.projections.fold.Lists.plus;

import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignAdjustmentDue;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBuyerChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientErased;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientInfoChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCompleted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeRetired;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDetailsChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDiscarded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCredited;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignNoteAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignObjectivesChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPaused;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignReopened;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.CampaignNoteType;
import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.CampaignTotals;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.CurrencyTotals;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.query.campaign.view.CampaignBudget.InvoiceView;
import com.mdmc.crm.query.campaign.view.CampaignView.CreativeView;
import com.mdmc.crm.query.campaign.view.CampaignView.Note;
import com.mdmc.crm.query.campaign.view.CampaignView.Team;
import java.util.List;
import java.util.function.UnaryOperator;

/** Fold of {@link CampaignView}: each step sets what its event says, then all derived values are computed. */
final class CampaignFold {
    private CampaignFold() {}

    static Fold<CampaignView> fold() {
        Fold.Builder<CampaignView> fold =
                Fold.of(CampaignView.class).startsWith(CampaignDrafted.class, CampaignFold::drafted);
        addStatusesTo(fold);
        addPlanTo(fold);
        addCreativesTo(fold);
        addMoneyTo(fold);
        return fold.when(
                        CampaignKpisRecorded.class,
                        (campaign, e) -> campaign.withTotals(campaign.totals().plus(e.after())))
                .when(
                        CampaignKpisRestated.class,
                        (campaign, e) -> campaign.withTotals(campaign.totals().replace(e.before(), e.after())))
                .on(CampaignNoteAdded.class, CampaignFold::noted)
                .afterEach(CampaignFold::derived)
                .build();
    }

    private static CampaignView drafted(EventEnvelope<CampaignDrafted> e) {
        CampaignDrafted event = e.event();
        return CampaignViewBuilder.builder()
                .id(event.campaignId())
                .createdAt(e.time())
                .name(event.name())
                .description(event.description())
                .status(CampaignStatus.DRAFT)
                .type(event.type())
                .leadId(event.leadId())
                .clientInfo(event.clientInfo())
                .team(team(event.team(), event.createdBy() == null ? e.actor() : event.createdBy()))
                .budget(CampaignBudgetBuilder.builder().build().with(event.budget()))
                .timeline(CampaignTimeline.open())
                .objectives(ObjectiveAttainment.of(new CampaignObjectives(null, null, null)))
                .totals(CurrencyTotals.NONE)
                .build();
    }

    private static void addStatusesTo(Fold.Builder<CampaignView> fold) {
        fold.when(CampaignActivated.class, (campaign, e) -> campaign.withStatus(CampaignStatus.ACTIVE))
                .when(CampaignPaused.class, (campaign, e) -> campaign.withStatus(CampaignStatus.PAUSED))
                .when(CampaignCompleted.class, (campaign, e) -> campaign.withStatus(CampaignStatus.COMPLETED))
                .when(CampaignCancelled.class, (campaign, e) -> campaign.withStatus(CampaignStatus.CANCELLED))
                .when(CampaignDiscarded.class, (campaign, e) -> campaign.withStatus(CampaignStatus.CANCELLED))
                .when(CampaignReopened.class, (campaign, e) -> campaign.withStatus(e.to()))
                // What tells of the client is unreadable from here on, and so are the fields to find it by.
                .when(CampaignClientErased.class, (campaign, e) -> campaign);
    }

    private static void addPlanTo(Fold.Builder<CampaignView> fold) {
        fold.when(
                        CampaignDetailsChanged.class,
                        (campaign, e) -> campaign.with(next ->
                                next.name(e.name()).description(e.description()).type(e.type())))
                .when(CampaignClientInfoChanged.class, (campaign, e) -> campaign.withClientInfo(e.clientInfo()))
                .when(CampaignBuyerChanged.class, (campaign, e) -> campaign.withBuyer(e.buyer()))
                .when(
                        CampaignTeamChanged.class,
                        (campaign, e) ->
                                campaign.withTeam(team(e.team(), campaign.team().createdBy())))
                .when(CampaignTimelineChanged.class, (campaign, e) -> campaign.withTimeline(e.timeline()))
                .when(
                        CampaignObjectivesChanged.class,
                        (campaign, e) -> campaign.withObjectives(ObjectiveAttainment.of(e.objectives())))
                .when(
                        CampaignPlatformConfigured.class,
                        (campaign, e) -> campaign.withPlatforms(configured(campaign.platforms(), e.platform())));
    }

    private static void addCreativesTo(Fold.Builder<CampaignView> fold) {
        fold.on(
                        CampaignCreativeAdded.class,
                        (campaign, e) -> campaign.withCreatives(plus(campaign.creatives(), creative(e))))
                .on(
                        CampaignCreativeChanged.class,
                        (campaign, e) -> creative(
                                campaign,
                                e.event().creativeId(),
                                known -> known.with(e.event().creative()).withUpdatedAt(e.time())))
                .on(
                        CampaignCreativeRetired.class,
                        (campaign, e) -> creative(
                                campaign,
                                e.event().creativeId(),
                                known -> known.withIsActive(false).withUpdatedAt(e.time())))
                .when(
                        CampaignCreativeKpisRecorded.class,
                        (campaign, e) -> creative(
                                campaign,
                                e.creativeId(),
                                known -> known.with(known.totals().plus(e.after()))))
                .when(
                        CampaignCreativeKpisRestated.class,
                        (campaign, e) -> creative(
                                campaign,
                                e.creativeId(),
                                known -> known.with(known.totals().replace(e.before(), e.after()))));
    }

    private static void addMoneyTo(Fold.Builder<CampaignView> fold) {
        fold.when(
                        CampaignBudgetChanged.class,
                        (campaign, e) -> campaign.withBudget(campaign.budget().with(e.budget())))
                .on(
                        CampaignSpendCorrected.class,
                        (campaign, e) -> campaign.withBudget(campaign.budget().withCorrection(e)))
                .on(
                        CampaignBudgetAlertRaised.class,
                        (campaign, e) -> campaign.withBudget(campaign.budget().withAlert(e)))
                .when(
                        CampaignInvoiced.class,
                        (campaign, e) -> campaign.withInvoices(invoiced(campaign.invoices(), e.invoice())))
                .when(
                        CampaignInvoiceCancelled.class,
                        (campaign, e) -> campaign.withInvoices(campaign.invoices().stream()
                                .map(invoice -> invoice.released(e.creditNote()))
                                .toList()))
                .when(
                        CampaignInvoiceCredited.class,
                        (campaign, e) -> campaign.withInvoices(changed(
                                campaign.invoices(),
                                invoice -> invoice.id().equals(e.creditNote().invoiceId()),
                                invoice -> invoice.credited(e.creditNote()))))
                .on(CampaignAdjustmentDue.class, CampaignFold::adjusted);
    }

    /** Computes the derived values; KPI events move the position of a campaign, but not its version. */
    private static CampaignView derived(CampaignView campaign, EventEnvelope<?> e) {
        CampaignTotals sums =
                CampaignTotals.of(campaign.totals().sums(), campaign.budget().currency());
        Kpis kpis = sums.kpis();
        boolean own = e.event().subject().equals(e.aggregateId());
        return campaign.with(next -> next.version(own ? e.version() : campaign.version())
                .position(e.position())
                .updatedAt(e.time())
                .budget(campaign.budget().with(sums).with(campaign.timeline(), campaign.invoices()))
                .objectives(campaign.objectives().with(kpis))
                .totalSpend(sums.spend())
                .totalImpressions(kpis.impressions() == null ? 0 : kpis.impressions())
                .totalClicks(kpis.clicks() == null ? 0 : kpis.clicks())
                .overallCtr(kpis.ctr())
                .overallCpc(kpis.cpc())
                .roi(kpis.roi())
                .roas(kpis.roas()));
    }

    private static Team team(CampaignTeam people, UserId createdBy) {
        return new Team(people.manager(), people.assignedTo(), people.accountManager(), createdBy, people.team());
    }

    private static List<PlatformSetup> configured(List<PlatformSetup> before, PlatformSetup platform) {
        return plus(
                before.stream().filter(known -> known.name() != platform.name()).toList(), platform);
    }

    private static CampaignView noted(CampaignView campaign, EventEnvelope<CampaignNoteAdded> e) {
        CampaignNoteAdded event = e.event();
        Note note =
                new Note(event.noteId(), event.author(), event.content(), event.type(), event.isInternal(), e.time());
        CampaignView noted = campaign.withNotes(plus(campaign.notes(), note));
        return event.type() == CampaignNoteType.OPTIMIZATION
                ? noted.withTimeline(campaign.timeline().withLastOptimization(e.time()))
                : noted;
    }

    private static CreativeView creative(EventEnvelope<CampaignCreativeAdded> e) {
        return CampaignViewCreativeViewBuilder.builder()
                .id(e.event().creativeId())
                .createdAt(e.time())
                .updatedAt(e.time())
                .build()
                .with(e.event().creative())
                .with(CurrencyTotals.NONE);
    }

    private static CampaignView creative(CampaignView campaign, String id, UnaryOperator<CreativeView> change) {
        return campaign.withCreatives(
                changed(campaign.creatives(), known -> known.id().equals(id), change));
    }

    private static List<InvoiceView> invoiced(List<InvoiceView> before, Invoice invoice) {
        return plus(
                before.stream().map(each -> each.settledBy(invoice.invoiceId())).toList(), InvoiceView.of(invoice));
    }

    private static CampaignView adjusted(CampaignView campaign, EventEnvelope<CampaignAdjustmentDue> e) {
        CampaignAdjustmentDue event = e.event();
        InvoiceView.Adjustment due =
                new InvoiceView.Adjustment(event.delta(), event.total(), event.knownAt(), e.time(), null, null);
        return campaign.withInvoices(changed(
                campaign.invoices(),
                invoice -> invoice.id().equals(event.invoiceId()),
                invoice -> invoice.withAdjustments(plus(invoice.adjustments(), due))));
    }
}
