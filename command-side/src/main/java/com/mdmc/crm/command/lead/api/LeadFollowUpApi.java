package com.mdmc.crm.command.lead.api;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.decision.FollowUpPlan;
import com.mdmc.crm.command.lead.decision.LeadCommand;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.CancelLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.CompleteLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RescheduleLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ScheduleLeadFollowUp;
import com.mdmc.crm.command.lead.decision.ScheduledTime;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.Map;
import java.util.UUID;
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

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> schedule(
            @PathVariable LeadId id, @RequestBody FollowUpPlan body, IfMatch ifMatch, RequestContext context) {
        if (body.assignedTo() != null && accounts.find(body.assignedTo()).isEmpty()) {
            throw Rejection.invalid("assignedTo", "unknown-user");
        }
        String followUpId = "follow-up-" + UUID.randomUUID();
        return CommandAnswers.created(
                commands.send(new ScheduleLeadFollowUp(id, followUpId, body), ifMatch.version(), context),
                "/api/leads/" + id + "/follow-ups/" + followUpId,
                Map.of("followUpId", followUpId));
    }

    record Rescheduling(ScheduledTime scheduledFor) {}

    @PutMapping("/{followUpId}")
    ResponseEntity<?> reschedule(
            @PathVariable LeadId id,
            @PathVariable String followUpId,
            @RequestBody Rescheduling body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new RescheduleLeadFollowUp(id, followUpId, body.scheduledFor()), ifMatch, context);
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
            @RequestParam(required = false) String reason,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new CancelLeadFollowUp(id, followUpId, PersonalText.ofNullable(reason)), ifMatch, context);
    }

    private ResponseEntity<?> done(LeadCommand command, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(commands.send(command, ifMatch.version(), context));
    }
}
