package com.mdmc.crm.command.campaign.decision;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_CREATE;
import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignNoteType;
import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.Buyer;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.Seller;
import com.mdmc.crm.domain.campaign.kpi.BilledKpis;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.money.Amounts;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.domain.validation.InOrder;
import com.mdmc.crm.domain.validation.SingleLine;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands of a campaign; those that record its daily KPIs are a {@code KpisCommand}. */
public sealed interface CampaignCommand extends OfCampaign {

    /** Documents of all nodes take their numbers from one series: whoever loses a number tries the next. */
    int FOR_A_NUMBER = 200;

    @Override
    @TargetAggregateIdentifier
    CampaignId campaignId();

    /**
     * Brings a campaign into being as a draft; drafting the same one again changes nothing.
     *
     * @param leadId the lead it comes from; {@code null} if none
     * @param team {@code null} if nobody is responsible yet
     * @param budget {@code null} if nothing is agreed yet
     * @param createdBy who converted the lead; {@code null} for who sends the command
     * @param buyer who its invoices are made out to; {@code null} for the artist
     */
    @Allowed(CAMPAIGNS_CREATE)
    @RecordBuilder
    record DraftCampaign(
            CampaignId campaignId,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @SingleLine @Size(max = 200)
            PersonalText name,

            @Size(max = 5000) PersonalText description,
            @NotNull CampaignType type,
            LeadId leadId,
            @Valid ClientInfo clientInfo,
            CampaignTeam team,
            @Valid BudgetTerms budget,
            CampaignTimeline timeline,
            @Valid CampaignObjectives objectives,
            List<@Valid PlatformSetup> platforms,
            UserId createdBy,
            @Valid Buyer buyer,
            List<@Valid Creative> creatives)
            implements CampaignCommand, CampaignCommandDraftCampaignBuilder.With {

        public DraftCampaign {
            platforms = platforms == null ? List.of() : List.copyOf(platforms);
            creatives = creatives == null ? List.of() : List.copyOf(creatives);
        }

        /** Drafts with what is known when a lead is converted. */
        public DraftCampaign(
                CampaignId campaignId,
                PersonalText name,
                PersonalText description,
                CampaignType type,
                LeadId leadId,
                ClientInfo clientInfo,
                CampaignTeam team,
                BudgetTerms budget,
                UserId createdBy) {
            this(
                    campaignId,
                    name,
                    description,
                    type,
                    leadId,
                    clientInfo,
                    team,
                    budget,
                    null,
                    null,
                    null,
                    createdBy,
                    null,
                    null);
        }
    }

    /** Renames the campaign, describes it anew or gives it another purpose. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeCampaignDetails(
            CampaignId campaignId,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @SingleLine @Size(max = 200)
            PersonalText name,

            @Size(max = 5000) PersonalText description,
            @NotNull CampaignType type)
            implements CampaignCommand {}

    /** Replaces the artist's and the song's data. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeClientInfo(
            CampaignId campaignId, @NotNull @Valid ClientInfo clientInfo) implements CampaignCommand {}

    /** Replaces who the campaign's invoices are made out to. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeBuyer(
            CampaignId campaignId, @NotNull @Valid Buyer buyer) implements CampaignCommand {}

    /** Replaces the people responsible; {@code team.team} is the manager's at this moment. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeCampaignTeam(
            CampaignId campaignId, @NotNull CampaignTeam team) implements CampaignCommand {}

    /** Gives the campaign another manager and their team; who else works on it stays. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeCampaignManager(
            CampaignId campaignId, @NotNull UserId manager, String team) implements CampaignCommand {}

    /**
     * Takes somebody who has left out of every role.
     *
     * @param successor who gets the roles; {@code null} leaves them open
     * @param team the successor's
     */
    @Allowed(CAMPAIGNS_UPDATE)
    record HandOverCampaign(CampaignId campaignId, @NotNull UserId from, UserId successor, String team)
            implements CampaignCommand {}

    /** Replaces the dates the campaign is run by. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeCampaignTimeline(
            CampaignId campaignId, @NotNull CampaignTimeline timeline) implements CampaignCommand {}

    /** Replaces what the campaign is to achieve. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeCampaignObjectives(
            CampaignId campaignId, @NotNull @Valid CampaignObjectives objectives) implements CampaignCommand {}

    /** Replaces the allocated budget and the billing terms. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeCampaignBudget(
            CampaignId campaignId, @NotNull @Valid BudgetTerms budget) implements CampaignCommand {}

    /** Adds a platform or replaces its settings. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ConfigurePlatform(
            CampaignId campaignId, @NotNull @Valid PlatformSetup platform) implements CampaignCommand {}

    /** Notes that campaigns of a platform belong to this one; idempotent. */
    @Allowed(CAMPAIGNS_UPDATE)
    record LinkPlatformCampaigns(
            CampaignId campaignId,
            Platform platform,
            @Size(max = 200) List<@NotBlank PersonalText> numbers) implements CampaignCommand {}

    /** Starts or resumes spending. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ActivateCampaign(
            CampaignId campaignId, @Size(max = 500) PersonalText reason) implements CampaignCommand {}

    /** Stops spending for a while. */
    @Allowed(CAMPAIGNS_UPDATE)
    record PauseCampaign(
            CampaignId campaignId, @Size(max = 500) PersonalText reason) implements CampaignCommand {}

    /** Ends the campaign as planned. */
    @Allowed(CAMPAIGNS_UPDATE)
    record CompleteCampaign(
            CampaignId campaignId, @Size(max = 500) PersonalText reason) implements CampaignCommand {}

    /** Ends the campaign early, or before it began. */
    @Allowed(CAMPAIGNS_UPDATE)
    record CancelCampaign(
            CampaignId campaignId, @Size(max = 500) PersonalText reason) implements CampaignCommand {}

    /** Gives up a draft because the conversion of its lead is reverted; doing so again changes nothing. */
    @Allowed(CAMPAIGNS_UPDATE)
    record DiscardDraft(
            CampaignId campaignId,
            LeadId leadId,
            @Size(max = 500) PersonalText reason) implements CampaignCommand {}

    /** Records that the client's data was erased with the lead the campaign comes from; doing so again changes nothing. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ForgetCampaignClient(CampaignId campaignId, LeadId leadId) implements CampaignCommand {}

    /** Takes up an ended campaign again. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ReopenCampaign(
            CampaignId campaignId,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason)
            implements CampaignCommand {}

    /** Adds an asset; the identifier is drawn where the request arrives. */
    @Allowed(CAMPAIGNS_UPDATE)
    record AddCreative(
            CampaignId campaignId,
            String creativeId,
            @NotNull @Valid Creative creative) implements CampaignCommand {}

    /** Replaces what is known of an asset. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ChangeCreative(
            CampaignId campaignId,
            String creativeId,
            @NotNull @Valid Creative creative) implements CampaignCommand {}

    /** Stops showing an asset. */
    @Allowed(CAMPAIGNS_UPDATE)
    record RetireCreative(CampaignId campaignId, String creativeId) implements CampaignCommand {}

    /** Writes a note; the identifier is drawn where the request arrives. */
    @Allowed(CAMPAIGNS_UPDATE)
    record AddCampaignNote(
            CampaignId campaignId,
            String noteId,

            @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 5000)
            PersonalText content,

            @NotNull CampaignNoteType type,
            boolean isInternal)
            implements CampaignCommand {}

    /** Puts spending on record that no platform reports, or takes some off; the amount may be negative. */
    @Allowed(CAMPAIGNS_UPDATE)
    record CorrectSpend(
            CampaignId campaignId,
            String correctionId,
            @NotNull @Digits(integer = 15, fraction = 4) BigDecimal amount,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason)
            implements CampaignCommand {

        /** The amount in the campaign's currency; fails if it is nothing, or finer than the currency. */
        Money inCurrency(String currency) {
            Money money = Amounts.money("amount", amount, currency);
            if (money.isZero()) {
                throw Rejection.invalid("amount", "not-zero");
            }
            return money;
        }
    }

    /** Compares what is spent with what is allocated, and raises the alerts that are due. */
    @Allowed(CAMPAIGNS_UPDATE)
    record WatchBudget(CampaignId campaignId, BigDecimal spent) implements CampaignCommand {}

    /**
     * Charges the client for a period; the outcome is the {@link com.mdmc.crm.domain.campaign.billing.Invoice}.
     *
     * @param kpis of the period, as known at ledger position {@code knownAt}
     * @param vatRate in percent
     */
    @Allowed(CAMPAIGNS_UPDATE)
    record IssueInvoice(
            CampaignId campaignId,
            String invoiceId,
            @NotNull @Valid InvoicePeriod period,
            LocalDate today,
            List<BilledKpis> kpis,
            long knownAt,
            BillingSettings settings)
            implements CampaignCommand {

        public IssueInvoice {
            kpis = List.copyOf(kpis);
        }

        @Override
        public int attempts() {
            return FOR_A_NUMBER;
        }
    }

    /**
     * Takes an invoice back as a whole; the outcome is the {@link CreditNote}.
     *
     * @param invoice as it was issued; {@code null} if there is no such
     */
    @Allowed(CAMPAIGNS_UPDATE)
    record CancelInvoice(
            CampaignId campaignId,
            Invoice invoice,
            String creditNoteId,
            LocalDate today,
            Seller seller,

            @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 500)
            PersonalText reason)
            implements CampaignCommand {

        @Override
        public int attempts() {
            return FOR_A_NUMBER;
        }
    }

    /**
     * Gives back what an invoice would amount to less; the outcome is the {@link CreditNote}.
     *
     * @param invoice as it was issued; {@code null} if there is no such
     */
    @Allowed(CAMPAIGNS_UPDATE)
    record CreditInvoice(CampaignId campaignId, Invoice invoice, String creditNoteId, LocalDate today, Seller seller)
            implements CampaignCommand {

        @Override
        public int attempts() {
            return FOR_A_NUMBER;
        }
    }

    /** The days an invoice is for, both included. */
    @InOrder(first = "periodStart", second = "periodEnd")
    record InvoicePeriod(
            @NotNull LocalDate periodStart, @NotNull LocalDate periodEnd) {}

    /** Compares an invoice with the current KPIs of its period; idempotent. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ReviewInvoice(CampaignId campaignId, String invoiceId, List<BilledKpis> kpis, long knownAt)
            implements CampaignCommand {

        public ReviewInvoice {
            kpis = List.copyOf(kpis);
        }
    }
}
