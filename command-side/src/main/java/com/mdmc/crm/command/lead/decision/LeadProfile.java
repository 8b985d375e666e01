package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadArtistInfo;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadBusinessInfo;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadCommunication;
import com.mdmc.crm.command.lead.decision.LeadCommand.ConvertLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.CommunicationPreferences;
import com.mdmc.crm.domain.lead.LeadEvent.LeadArtistInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadBusinessInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCommunicationChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadScored;
import com.mdmc.crm.domain.lead.LeadScore;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** What is known of the artist, in groups that are replaced as a whole, and the score the rules give it. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadProfile {
    private PersonalInfo personalInfo;
    private ArtistInfo artistInfo;
    private BusinessInfo businessInfo;
    private LeadSource source;
    private CommunicationPreferences communication;
    private LeadScore score;

    PersonalInfo personalInfo() {
        return personalInfo;
    }

    /** The zone the artist lives by. */
    ZoneId timezone() {
        String zone = communication == null ? null : communication.timezone();
        return ZoneId.of(zone == null ? CommunicationPreferences.DEFAULT_TIMEZONE : zone);
    }

    /** The first event of a lead, with the score it starts with. */
    static LeadCaptured captured(CaptureLead command) {
        CaptureLead.Pipeline pipeline = command.pipeline();
        Priority priority = pipeline == null ? null : pipeline.priority();
        List<PersonalText> tags = pipeline == null || pipeline.tags() == null ? List.of() : pipeline.tags();
        return new LeadCaptured(
                command.leadId(),
                command.personalInfo(),
                command.artistInfo(),
                command.businessInfo(),
                command.source(),
                command.communication(),
                priority == null ? Priority.MEDIUM : priority,
                tags,
                ScoreRules.score(
                        command.personalInfo(), command.artistInfo(), command.businessInfo(), command.source()));
    }

    /** The event that closes the lead, with all the draft of its campaign needs. */
    LeadConverted converted(ConvertLead command, LeadStage from, LeadOwnership ownership, Actor actor) {
        return new LeadConverted(
                command.leadId(),
                command.campaignId(),
                command.contract(),
                from,
                artistInfo.name(),
                artistInfo.genre(),
                artistInfo.label(),
                ownership.assignedTo(),
                ownership.team(),
                actor.id());
    }

    @CommandHandler
    void decide(ChangeLeadArtistInfo command, Privacy privacy) {
        if (!privacy.sameContent(command.artistInfo(), artistInfo)) {
            apply(new LeadArtistInfoChanged(command.leadId(), privacy.keepTokens(artistInfo, command.artistInfo())));
            score(command.leadId());
        }
    }

    @CommandHandler
    void decide(ChangeLeadBusinessInfo command, Privacy privacy) {
        if (!privacy.sameContent(command.businessInfo(), businessInfo)) {
            apply(new LeadBusinessInfoChanged(
                    command.leadId(), privacy.keepTokens(businessInfo, command.businessInfo())));
            score(command.leadId());
        }
    }

    @CommandHandler
    void decide(ChangeLeadCommunication command, Privacy privacy) {
        if (!privacy.sameContent(command.communication(), communication)) {
            apply(new LeadCommunicationChanged(
                    command.leadId(), privacy.keepTokens(communication, command.communication())));
        }
    }

    /** Records the score anew if what the rules look at has changed it. */
    void score(LeadId leadId) {
        LeadScore found = ScoreRules.score(personalInfo, artistInfo, businessInfo, source);
        if (!found.equals(score)) {
            apply(new LeadScored(leadId, found));
        }
    }

    @EventSourcingHandler
    void evolve(LeadCaptured event) {
        personalInfo = event.personalInfo();
        artistInfo = event.artistInfo();
        businessInfo = event.businessInfo();
        source = event.source();
        communication = event.communication();
        score = event.score();
    }

    @EventSourcingHandler
    void evolve(LeadPersonalInfoChanged event) {
        personalInfo = event.personalInfo();
    }

    @EventSourcingHandler
    void evolve(LeadArtistInfoChanged event) {
        artistInfo = event.artistInfo();
    }

    @EventSourcingHandler
    void evolve(LeadBusinessInfoChanged event) {
        businessInfo = event.businessInfo();
    }

    @EventSourcingHandler
    void evolve(LeadCommunicationChanged event) {
        communication = event.communication();
    }

    @EventSourcingHandler
    void evolve(LeadScored event) {
        score = event.score();
    }
}
