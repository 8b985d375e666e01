package com.mdmc.crm.domain.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that can have happened to a lead. Who did it and when stand in the commit, not in the event. Here is what
 * moves a lead towards a contract; journals and the person's rights have interfaces of their own.
 */
public sealed interface LeadEvent extends DomainEvent
        permits LeadEvent.LeadCaptured,
                LeadEvent.LeadPersonalInfoChanged,
                LeadEvent.LeadArtistInfoChanged,
                LeadEvent.LeadBusinessInfoChanged,
                LeadEvent.LeadCommunicationChanged,
                LeadEvent.LeadStageChanged,
                LeadEvent.LeadLost,
                LeadEvent.LeadReopened,
                LeadEvent.LeadPriorityChanged,
                LeadEvent.LeadTagsChanged,
                LeadEvent.LeadProbabilityChanged,
                LeadEvent.LeadExpectedCloseDateChanged,
                LeadEvent.LeadScored,
                LeadEvent.LeadScoreOverridden,
                LeadEvent.LeadAssigned,
                LeadEvent.LeadQueued,
                LeadEvent.LeadConverted,
                LeadEvent.LeadConversionReverted,
                LeadJournalEvent,
                LeadLifecycleEvent {

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
            List<PersonalText> tags,
            LeadScore score)
            implements LeadEvent {

        public LeadCaptured {
            tags = tags == null ? List.of() : List.copyOf(tags);
        }
    }

    /** The person's details were replaced as a group. */
    record LeadPersonalInfoChanged(LeadId leadId, PersonalInfo personalInfo) implements LeadEvent {}

    /** What is known of the artist was replaced as a group. */
    record LeadArtistInfoChanged(LeadId leadId, ArtistInfo artistInfo) implements LeadEvent {}

    /** The artist's wishes and means were replaced as a group. */
    record LeadBusinessInfoChanged(LeadId leadId, BusinessInfo businessInfo) implements LeadEvent {}

    /** How the artist wants to be contacted was replaced as a group. */
    record LeadCommunicationChanged(LeadId leadId, CommunicationPreferences communication) implements LeadEvent {}

    /** The lead moved between open stages; {@code reason} is required for a step back. */
    record LeadStageChanged(LeadId leadId, LeadStage from, LeadStage to, PersonalText reason) implements LeadEvent {}

    /** Work on the lead ended without a contract. {@code from} is where a reopening returns it to. */
    record LeadLost(LeadId leadId, LeadStage from, PersonalText reason) implements LeadEvent {}

    /** A lost lead is worked on again, in the stage it had before the loss. */
    record LeadReopened(LeadId leadId, LeadStage to, PersonalText reason) implements LeadEvent {}

    /** The lead became more or less urgent. */
    record LeadPriorityChanged(LeadId leadId, Priority from, Priority to) implements LeadEvent {}

    /** The lead's own labels were replaced. */
    record LeadTagsChanged(LeadId leadId, List<PersonalText> tags) implements LeadEvent {

        public LeadTagsChanged {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Somebody stated the chance of conversion, which holds in every stage until it is withdrawn.
     *
     * @param probability percent, 0–100; {@code null} returns to the stage's default
     */
    record LeadProbabilityChanged(LeadId leadId, Integer probability) implements LeadEvent {}

    /** The day the contract is hoped for changed; {@code null} if it is open again. */
    record LeadExpectedCloseDateChanged(LeadId leadId, LocalDate expectedCloseDate) implements LeadEvent {}

    /** The rules found the lead more or less promising than before. */
    record LeadScored(LeadId leadId, LeadScore score) implements LeadEvent {}

    /**
     * Somebody judged the lead otherwise than the rules do.
     *
     * @param score 0–100, holds whatever the rules say; {@code null} returns to the rules
     */
    record LeadScoreOverridden(LeadId leadId, Integer score, PersonalText reason) implements LeadEvent {}

    /**
     * Somebody became responsible for the lead.
     *
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
            PersonalText reason)
            implements LeadEvent {}

    /** Nobody is responsible for the lead any more, or nobody could be found; {@code reason} says why. */
    record LeadQueued(LeadId leadId, UserId previousAssignee, String previousTeam, PersonalText reason)
            implements LeadEvent {}

    /**
     * The artist signed: the lead is closed and a campaign will be drafted under {@code campaignId}.
     *
     * @param from the stage the contract was signed in, which a revert returns to
     * @param owner who was responsible at this moment; {@code null} if nobody was
     * @param team the owner's team
     * @param convertedBy who recorded the contract; {@code null} in events from before it was recorded
     */
    record LeadConverted(
            LeadId leadId,
            CampaignId campaignId,
            Contract contract,
            LeadStage from,
            @Unmasked PersonalText artistName,
            @Unmasked List<PersonalText> genre,
            @Unmasked PersonalText label,
            UserId owner,
            String team,
            UserId convertedBy)
            implements LeadEvent {

        public LeadConverted {
            genre = genre == null ? List.of() : List.copyOf(genre);
        }
    }

    /** The conversion was taken back while its campaign was a draft; the lead is open again in stage {@code to}. */
    record LeadConversionReverted(LeadId leadId, CampaignId campaignId, LeadStage to) implements LeadEvent {}
}
