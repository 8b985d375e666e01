package com.mdmc.crm.command.lead.api;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.decision.LeadCommand;
import com.mdmc.crm.command.lead.decision.LeadCommand.QueueLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.validation.MultiLine;
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
    private final LeadAssignments assignments;

    LeadAssignmentApi(Commands commands, LeadAssignments assignments) {
        this.commands = commands;
        this.assignments = assignments;
    }

    record Assignment(
            UserId assignedTo, Boolean auto, @MultiLine PersonalText reason) {}

    @PostMapping
    ResponseEntity<?> assign(
            @PathVariable LeadId id, @RequestBody Assignment body, IfMatch ifMatch, RequestContext context) {
        LeadCommand command =
                assignments.of(body.assignedTo(), body.auto(), body.reason()).apply(id);
        return CommandAnswers.done(commands.send(command, ifMatch.version(), context));
    }

    @DeleteMapping
    ResponseEntity<?> queue(
            @PathVariable LeadId id,
            @RequestParam(required = false) PersonalText reason,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(commands.send(new QueueLead(id, reason), ifMatch.version(), context));
    }
}
