package com.mdmc.crm.kernel.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.kernel.value.Money;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mdmc.crm.kernel.value.Priority;
import com.mdmc.crm.kernel.value.UserId;
import java.util.List;

/** Everything that can have happened to a lead. Who did it and when stand in the commit, not in the event. */
public sealed interface LeadEvent extends DomainEvent {

    LeadId leadId();

    @Override
    @JsonIgnore
    default String subject() {
        return leadId().value();
    }

    /** An artist asked for promotion, or staff entered one; the lead starts in stage {@code new}, unassigned. */
    record LeadCaptured(
            LeadId leadId,
            PersonalInfo personalInfo,
            ArtistInfo artistInfo,
            BusinessInfo businessInfo,
            LeadSource source,
            CommunicationPreferences communication,
            Priority priority,
            List<String> tags)
            implements LeadEvent {}

    /** The lead moved between open stages; {@code reason} is required for a step back. */
    record LeadStageChanged(LeadId leadId, LeadStage from, LeadStage to, String reason) implements LeadEvent {}

    /** Work on the lead ended without a contract. {@code from} is where a reopening returns it to. */
    record LeadLost(LeadId leadId, LeadStage from, String reason) implements LeadEvent {}

    /** A lost lead is worked on again, in the stage it had before the loss. */
    record LeadReopened(LeadId leadId, LeadStage to, String reason) implements LeadEvent {}

    /**
     * Somebody became responsible for the lead.
     *
     * @param assignedTo the new owner; {@code null} puts the lead back into the queue
     * @param team the owner's team at this moment, so that later moves of people rewrite no history
     * @param previousAssignee the owner before; {@code null} if there was none
     * @param autoAssigned whether the assignment rules chose the owner
     */
    record LeadAssigned(
            LeadId leadId,
            UserId assignedTo,
            String team,
            UserId previousAssignee,
            String previousTeam,
            boolean autoAssigned,
            String reason)
            implements LeadEvent {}

    /** Staff wrote something down about the lead; a private note is for its author alone. */
    record LeadNoteAdded(
            LeadId leadId, String noteId, UserId author, PersonalText content, NoteType type, boolean isPrivate)
            implements LeadEvent {}

    /**
     * The artist signed: the lead is closed and a campaign will be drafted under {@code campaignId}.
     *
     * @param from the stage the contract was signed in, which a revert returns to
     * @param monthlyValue recurring value a month; {@code null} for a one-off contract
     * @param campaignType wire name of the campaign's type
     */
    record LeadConverted(
            LeadId leadId,
            CampaignId campaignId,
            String campaignName,
            String campaignType,
            LeadStage from,
            Money contractValue,
            Money monthlyValue)
            implements LeadEvent {}
}
