package com.mdmc.crm.command.lead.api;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.decision.FollowUpPlan;
import com.mdmc.crm.command.lead.decision.LeadCommand;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.CancelLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.CompleteLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ReplanLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ScheduleLeadFollowUp;
import com.mdmc.crm.command.lead.decision.ScheduledTime;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders about what is to be done for a lead. */
@RestController
@RequestMapping("/api/leads/{id}/follow-ups")
class LeadFollowUpApi {
    private final Commands commands;
    private final Accounts accounts;

    LeadFollowUpApi(Commands commands, Accounts accounts) {
        this.commands = commands;
        this.accounts = accounts;
    }

    @NullMarked
    record Scheduled(String followUpId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Scheduled>> schedule(
            @PathVariable LeadId id, @RequestBody FollowUpPlan body, IfMatch ifMatch, RequestContext context) {
        requireActive(body.assignedTo());
        String followUpId = "follow-up-" + UUID.randomUUID();
        return CommandAnswers.created(
                commands.send(new ScheduleLeadFollowUp(id, followUpId, body), ifMatch.version(), context),
                "/api/leads/" + id,
                new Scheduled(followUpId));
    }

    private void requireActive(UserId assignee) {
        if (assignee != null) {
            accounts.requireActive("assignedTo", assignee);
        }
    }

    /** What changes of a plan; at least one of both. */
    record Replanning(ScheduledTime scheduledFor, UserId assignedTo) {}

    @PutMapping("/{followUpId}")
    ResponseEntity<?> replan(
            @PathVariable LeadId id,
            @PathVariable String followUpId,
            @RequestBody Replanning body,
            IfMatch ifMatch,
            RequestContext context) {
        if (body.scheduledFor() == null && body.assignedTo() == null) {
            throw Rejection.invalid("scheduledFor", "required");
        }
        requireActive(body.assignedTo());
        return done(new ReplanLeadFollowUp(id, followUpId, body.scheduledFor(), body.assignedTo()), ifMatch, context);
    }

    @PostMapping("/{followUpId}/completion")
    ResponseEntity<?> complete(
            @PathVariable LeadId id, @PathVariable String followUpId, IfMatch ifMatch, RequestContext context) {
        return done(new CompleteLeadFollowUp(id, followUpId), ifMatch, context);
    }

    @DeleteMapping("/{followUpId}")
    ResponseEntity<?> cancel(
            @PathVariable LeadId id,
            @PathVariable String followUpId,
            @RequestParam(required = false) PersonalText reason,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new CancelLeadFollowUp(id, followUpId, reason), ifMatch, context);
    }

    private ResponseEntity<?> done(LeadCommand command, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(commands.send(command, ifMatch.version(), context));
    }
}
