package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.lead.decision.LeadCommand.AddLeadTags;
import com.mdmc.crm.command.lead.decision.LeadCommand.ExpectLeadClose;
import com.mdmc.crm.command.lead.decision.LeadCommand.OverrideLeadScore;
import com.mdmc.crm.command.lead.decision.LeadCommand.PrioritizeLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.RemoveLeadTags;
import com.mdmc.crm.command.lead.decision.LeadCommand.StateLeadProbability;
import com.mdmc.crm.command.lead.decision.LeadCommand.TagLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadExpectedCloseDateChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPriorityChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadProbabilityChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadScoreOverridden;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import com.mdmc.crm.platform.privacy.Privacy;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** What staff think of the lead: how urgent, how likely, how promising, and under which labels. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadQualification {
    private static final int MOST_TAGS = 20;

    private Priority priority;
    private List<PersonalText> tags = List.of();
    private Integer probability;
    private Integer score;
    private LocalDate expectedCloseDate;

    @CommandHandler
    void decide(PrioritizeLead command) {
        if (command.priority() != priority) {
            apply(new LeadPriorityChanged(command.leadId(), priority, command.priority()));
        }
    }

    @CommandHandler
    void decide(TagLead command, Privacy privacy) {
        retag(command.leadId(), privacy.distinct(command.tags()), privacy);
    }

    @CommandHandler
    void decide(AddLeadTags command, Privacy privacy) {
        List<PersonalText> union = privacy.distinct(
                Stream.concat(tags.stream(), command.tags().stream()).toList());
        if (union.size() > Math.max(MOST_TAGS, tags.size())) {
            throw Rejection.invalid("tags", "too-many");
        }
        retag(command.leadId(), union, privacy);
    }

    @CommandHandler
    void decide(RemoveLeadTags command, Privacy privacy) {
        List<PersonalText> others = tags.stream()
                .filter(tag -> command.tags().stream().noneMatch(removed -> privacy.same(tag, removed)))
                .toList();
        retag(command.leadId(), others, privacy);
    }

    private void retag(LeadId lead, List<PersonalText> wanted, Privacy privacy) {
        if (!privacy.sameContent(wanted, tags)) {
            apply(new LeadTagsChanged(lead, privacy.keepTokens(tags, wanted)));
        }
    }

    @CommandHandler
    void decide(StateLeadProbability command) {
        if (!Objects.equals(command.probability(), probability)) {
            apply(new LeadProbabilityChanged(command.leadId(), command.probability()));
        }
    }

    @CommandHandler
    void decide(ExpectLeadClose command) {
        if (!Objects.equals(command.expectedCloseDate(), expectedCloseDate)) {
            apply(new LeadExpectedCloseDateChanged(command.leadId(), command.expectedCloseDate()));
        }
    }

    @CommandHandler
    void decide(OverrideLeadScore command) {
        if (!Objects.equals(command.score(), score)) {
            apply(new LeadScoreOverridden(command.leadId(), command.score(), command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(LeadCaptured event) {
        priority = event.priority();
        tags = event.tags();
    }

    @EventSourcingHandler
    void evolve(LeadPriorityChanged event) {
        priority = event.to();
    }

    @EventSourcingHandler
    void evolve(LeadTagsChanged event) {
        tags = event.tags();
    }

    @EventSourcingHandler
    void evolve(LeadProbabilityChanged event) {
        probability = event.probability();
    }

    @EventSourcingHandler
    void evolve(LeadExpectedCloseDateChanged event) {
        expectedCloseDate = event.expectedCloseDate();
    }

    @EventSourcingHandler
    void evolve(LeadScoreOverridden event) {
        score = event.score();
    }
}
