package com.mdmc.crm.command.lead.decision;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_CREATE;
import static com.mdmc.crm.domain.user.Permission.LEADS_CREATE;
import static com.mdmc.crm.domain.user.Permission.LEADS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.command.bus.RequestBodyComponent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadBulkId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.CommunicationPreferences;
import com.mdmc.crm.domain.lead.Contract;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.validation.SingleLine;
import com.mdmc.crm.platform.privacy.EmailIndex;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be ordered of a lead: here its profile, its way to a contract and who is responsible. */
public sealed interface LeadCommand extends DomainCommand
        permits LeadCommand.CaptureLead,
                LeadCommand.ChangeLeadPersonalInfo,
                LeadCommand.ChangeLeadArtistInfo,
                LeadCommand.ChangeLeadBusinessInfo,
                LeadCommand.ChangeLeadCommunication,
                LeadCommand.ChangeLeadStage,
                LeadCommand.ReopenLead,
                LeadCommand.PrioritizeLead,
                LeadCommand.TagLead,
                LeadCommand.AddLeadTags,
                LeadCommand.RemoveLeadTags,
                LeadCommand.StateLeadProbability,
                LeadCommand.ExpectLeadClose,
                LeadCommand.OverrideLeadScore,
                LeadCommand.AssignLead,
                LeadCommand.AssignLeadAutomatically,
                LeadCommand.QueueLead,
                LeadCommand.UndoLeadBulk,
                LeadCommand.ConvertLead,
                LeadCommand.RevertLeadConversion,
                LeadJournalCommand,
                LeadLifecycleCommand {

    @TargetAggregateIdentifier
    LeadId leadId();

    @Override
    default String subject() {
        return leadId().value();
    }

    @Override
    default String resource() {
        return "lead";
    }

    /**
     * Enters an artist who asked for promotion; rejected if an open lead has the same e-mail.
     *
     * @param emailIndex of the person's e-mail
     */
    @Allowed(LEADS_CREATE)
    record CaptureLead(
            LeadId leadId,
            @NotNull @Valid PersonalInfo personalInfo,
            EmailIndex emailIndex,
            @NotNull @Valid ArtistInfo artistInfo,
            @Valid BusinessInfo businessInfo,
            @Valid LeadSource source,
            @Valid CommunicationPreferences communication,
            @Valid Pipeline pipeline)
            implements LeadCommand {

        /** What can be said of the new lead's place among others. */
        public record Pipeline(
                Priority priority, @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 50) PersonalText> tags) {}
    }

    /**
     * Replaces the person's details; an open lead's e-mail stays unique.
     *
     * @param emailIndex of the person's e-mail
     */
    @Allowed(LEADS_UPDATE)
    record ChangeLeadPersonalInfo(
            LeadId leadId, @NotNull @Valid PersonalInfo personalInfo, EmailIndex emailIndex) implements LeadCommand {}

    /** Replaces what is known of the artist. */
    @Allowed(LEADS_UPDATE)
    record ChangeLeadArtistInfo(
            LeadId leadId, @NotNull @Valid ArtistInfo artistInfo) implements LeadCommand {}

    /** Replaces the artist's wishes and means. */
    @Allowed(LEADS_UPDATE)
    record ChangeLeadBusinessInfo(
            LeadId leadId, @NotNull @Valid BusinessInfo businessInfo) implements LeadCommand {}

    /** Replaces how the artist wants to be contacted. */
    @Allowed(LEADS_UPDATE)
    record ChangeLeadCommunication(
            LeadId leadId, @NotNull @Valid CommunicationPreferences communication) implements LeadCommand {}

    /** Moves the lead along the pipeline, or out of it as lost. */
    @Allowed(LEADS_UPDATE)
    record ChangeLeadStage(
            LeadId leadId,
            @NotNull LeadStage stage,
            @Size(max = 500) PersonalText reason) implements LeadCommand {

        // A blank reason is none, which nobody can tell once it is encrypted.
        public ChangeLeadStage {
            reason = reason == null || reason.isEncrypted() || !reason.text().isBlank() ? reason : null;
        }
    }

    /** Takes up a lost lead again; refused if another open lead has its e-mail by now. */
    @Allowed(LEADS_UPDATE)
    record ReopenLead(
            LeadId leadId,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason) implements LeadCommand {}

    /** States how urgent the lead is. */
    @Allowed(LEADS_UPDATE)
    record PrioritizeLead(LeadId leadId, @NotNull Priority priority) implements LeadCommand {}

    /** Replaces the lead's labels. */
    @Allowed(LEADS_UPDATE)
    record TagLead(
            LeadId leadId, @NotNull @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 50) PersonalText> tags)
            implements LeadCommand {}

    /** Adds labels to those the lead has. */
    @Allowed(LEADS_UPDATE)
    record AddLeadTags(
            LeadId leadId, @NotEmpty @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 50) PersonalText> tags)
            implements LeadCommand {}

    /** Takes labels away where the lead has them. */
    @Allowed(LEADS_UPDATE)
    record RemoveLeadTags(
            LeadId leadId, @NotEmpty @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 50) PersonalText> tags)
            implements LeadCommand {}

    /** States the chance of conversion in percent; {@code null} returns to the stage's default. */
    @Allowed(LEADS_UPDATE)
    record StateLeadProbability(
            LeadId leadId, @Min(0) @Max(100) Integer probability) implements LeadCommand {}

    /** States the day the contract is hoped for; {@code null} withdraws it. */
    @Allowed(LEADS_UPDATE)
    record ExpectLeadClose(LeadId leadId, LocalDate expectedCloseDate) implements LeadCommand {}

    /** Sets the score by hand; {@code null} returns to the rules. */
    @Allowed(LEADS_UPDATE)
    record OverrideLeadScore(
            LeadId leadId,
            @Min(0) @Max(100) Integer score,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason)
            implements LeadCommand {}

    /** Makes somebody responsible; {@code team} is theirs at this moment. */
    @Allowed(LEADS_UPDATE)
    record AssignLead(
            LeadId leadId,
            @NotNull UserId assignedTo,
            String team,
            @Size(max = 500) PersonalText reason) implements LeadCommand {}

    /** Has the rules choose who is responsible; without a candidate the lead stays in the queue, with the reason. */
    @Allowed(LEADS_UPDATE)
    record AssignLeadAutomatically(
            LeadId leadId, @Size(max = 500) PersonalText reason) implements LeadCommand {}

    /** Puts the lead back into the queue, or records why it stays there. */
    @Allowed(LEADS_UPDATE)
    record QueueLead(LeadId leadId, @Size(max = 500) PersonalText reason) implements LeadCommand {}

    /** Puts back what an order for many leads changed of the owner or the tags, unless they changed since. */
    @Allowed(LEADS_UPDATE)
    record UndoLeadBulk(LeadId leadId, LeadBulkId bulkId) implements LeadCommand {}

    /**
     * Records the contract and has a campaign drafted; the campaign's id is drawn where the request arrives. The same
     * contract again is answered with the first one's campaign.
     */
    @Allowed(CAMPAIGNS_CREATE)
    record ConvertLead(
            LeadId leadId,
            CampaignId campaignId,
            @RequestBodyComponent @NotNull @Valid Contract contract) implements LeadCommand {}

    /** Takes a conversion back; its campaign was discarded as a draft before. */
    @Allowed(CAMPAIGNS_CREATE)
    record RevertLeadConversion(LeadId leadId) implements LeadCommand {}
}
