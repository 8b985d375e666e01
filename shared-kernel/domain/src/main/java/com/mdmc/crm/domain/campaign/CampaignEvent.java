package com.mdmc.crm.domain.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.Buyer;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.money.Money;

/** Everything that can have happened to a campaign. Who did it and when stand in the commit, not in the event. */
public sealed interface CampaignEvent extends DomainEvent {

    CampaignId campaignId();

    @Override
    @JsonIgnore
    default String subject() {
        return campaignId().value();
    }

    /**
     * A campaign came into being as a draft, by hand or because a lead was converted ({@code leadId} set).
     *
     * @param createdBy who converted the lead; {@code null} for a draft by hand, whose creator stands in the commit
     */
    record CampaignDrafted(
            CampaignId campaignId,
            @Unmasked PersonalText name,
            PersonalText description,
            CampaignType type,
            LeadId leadId,
            ClientInfo clientInfo,
            CampaignTeam team,
            BudgetTerms budget,
            UserId createdBy)
            implements CampaignEvent {}

    /** The campaign was renamed, described anew or given another purpose. */
    record CampaignDetailsChanged(
            CampaignId campaignId, @Unmasked PersonalText name, PersonalText description, CampaignType type)
            implements CampaignEvent {}

    /** The artist's or the song's data changed. */
    record CampaignClientInfoChanged(CampaignId campaignId, ClientInfo clientInfo) implements CampaignEvent {}

    /** The people responsible changed; {@code previous} lets whoever counts a manager's campaigns subtract. */
    record CampaignTeamChanged(CampaignId campaignId, CampaignTeam previous, CampaignTeam team)
            implements CampaignEvent {}

    /** The planned dates, the next review or the last optimisation changed. */
    record CampaignTimelineChanged(CampaignId campaignId, CampaignTimeline timeline) implements CampaignEvent {}

    /** What the campaign is to achieve changed. */
    record CampaignObjectivesChanged(CampaignId campaignId, CampaignObjectives objectives) implements CampaignEvent {}

    /** The allocated budget or the billing terms changed; a higher allocation arms all budget alerts again. */
    record CampaignBudgetChanged(CampaignId campaignId, BudgetTerms budget) implements CampaignEvent {}

    /** A platform was added to the campaign, or its settings changed. */
    record CampaignPlatformConfigured(CampaignId campaignId, PlatformSetup platform) implements CampaignEvent {}

    /** An asset was added. */
    record CampaignCreativeAdded(CampaignId campaignId, String creativeId, Creative creative)
            implements CampaignEvent {}

    /** What is known of an asset changed; it may be shown again. */
    record CampaignCreativeChanged(CampaignId campaignId, String creativeId, Creative creative)
            implements CampaignEvent {}

    /** An asset is no longer shown. */
    record CampaignCreativeRetired(CampaignId campaignId, String creativeId) implements CampaignEvent {}

    /** Staff wrote something down; an internal note is not for the client. */
    record CampaignNoteAdded(
            CampaignId campaignId,
            String noteId,
            UserId author,
            PersonalText content,
            CampaignNoteType type,
            boolean isInternal)
            implements CampaignEvent {}

    /** The campaign began, or began again, to spend. */
    record CampaignActivated(CampaignId campaignId, CampaignStatus from, PersonalText reason)
            implements CampaignEvent {}

    /** Spending stopped for a while. */
    record CampaignPaused(CampaignId campaignId, CampaignStatus from, PersonalText reason) implements CampaignEvent {}

    /** The campaign ended as planned. */
    record CampaignCompleted(CampaignId campaignId, CampaignStatus from, PersonalText reason)
            implements CampaignEvent {}

    /** The campaign ended early, or never began. */
    record CampaignCancelled(CampaignId campaignId, CampaignStatus from, PersonalText reason)
            implements CampaignEvent {}

    /** The conversion that the campaign was drafted for was taken back: it ends, or had ended, for good. */
    record CampaignDiscarded(CampaignId campaignId, CampaignStatus from, PersonalText reason)
            implements CampaignEvent {}

    /** An ended campaign goes on: a completed one paused, a cancelled one as a draft. */
    record CampaignReopened(CampaignId campaignId, CampaignStatus from, CampaignStatus to, PersonalText reason)
            implements CampaignEvent {}

    /** Money was spent, or given back, beside what the platforms report; a negative amount lowers what is spent. */
    record CampaignSpendCorrected(CampaignId campaignId, String correctionId, Money amount, PersonalText reason)
            implements CampaignEvent {}

    /**
     * Spending reached a part of what is allocated, for the first time since the allocation was last raised.
     *
     * @param threshold percent of the allocation: 50, 80 or 100
     */
    record CampaignBudgetAlertRaised(CampaignId campaignId, int threshold, Money spent, Money allocated)
            implements CampaignEvent {}

    /** Who its invoices are made out to changed; those issued before stay as they are. */
    record CampaignBuyerChanged(CampaignId campaignId, Buyer buyer) implements CampaignEvent {}

    /** The client was charged for a period. */
    record CampaignInvoiced(CampaignId campaignId, Invoice invoice) implements CampaignEvent {}

    /** An invoice was taken back as a whole; its period may be invoiced again. */
    record CampaignInvoiceCancelled(CampaignId campaignId, CreditNote creditNote, PersonalText reason)
            implements CampaignEvent {}

    /** What an invoice would amount to less than it did was given back; the invoice itself stands. */
    record CampaignInvoiceCredited(CampaignId campaignId, CreditNote creditNote) implements CampaignEvent {}

    /**
     * What an invoice should amount to changed: KPIs of its days did, or it was cancelled after a difference had been
     * charged on another invoice. It stays as it is; the difference goes onto the next one or onto a credit note.
     *
     * @param delta what the client owes more, or less if negative
     * @param total what the invoice would amount to now
     * @param knownAt ledger position of the KPIs this was found from
     */
    record CampaignAdjustmentDue(CampaignId campaignId, String invoiceId, Money delta, Money total, long knownAt)
            implements CampaignEvent {}

    /**
     * The lead the campaign comes from was erased: the texts that were written about the client until now cannot be read
     * again. The campaign, its figures and its invoices stay.
     */
    record CampaignClientErased(CampaignId campaignId, LeadId leadId) implements CampaignEvent {}
}
