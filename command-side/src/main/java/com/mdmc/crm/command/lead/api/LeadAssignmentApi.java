package com.mdmc.crm.command.lead.api;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.decision.LeadCommand;
import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLeadAutomatically;
import com.mdmc.crm.command.lead.decision.LeadCommand.QueueLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders about who is responsible for a lead. */
@RestController
@RequestMapping("/api/leads/{id}/assignment")
class LeadAssignmentApi {
    private final Commands commands;
    private final Accounts accounts;

    LeadAssignmentApi(Commands commands, Accounts accounts) {
        this.commands = commands;
        this.accounts = accounts;
    }

    record Assignment(UserId assignedTo, Boolean auto, PersonalText reason) {}

    @PostMapping
    ResponseEntity<?> assign(
            @PathVariable LeadId id, @RequestBody Assignment body, IfMatch ifMatch, RequestContext context) {
        boolean auto = Boolean.TRUE.equals(body.auto());
        if (auto == (body.assignedTo() != null)) {
            throw Rejection.invalid("assignedTo", auto ? "one-of-both" : "required");
        }
        LeadCommand command = auto ? new AssignLeadAutomatically(id, body.reason()) : byHand(id, body);
        return CommandAnswers.done(commands.send(command, ifMatch.version(), context));
    }

    private AssignLead byHand(LeadId id, Assignment body) {
        Account owner = accounts.requireActive("assignedTo", body.assignedTo());
        return new AssignLead(id, owner.id(), owner.standing().team(), body.reason());
    }

    @DeleteMapping
    ResponseEntity<?> queue(
            @PathVariable LeadId id,
            @RequestParam(required = false) String reason,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(
                commands.send(new QueueLead(id, PersonalText.ofNullable(reason)), ifMatch.version(), context));
    }
}
