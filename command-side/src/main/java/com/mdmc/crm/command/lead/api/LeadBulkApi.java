package com.mdmc.crm.command.lead.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.BulkCommands;
import com.mdmc.crm.command.http.BulkCommands.Answer;
import com.mdmc.crm.command.lead.bulk.LeadBulkCommand.ReverseLeadBulk;
import com.mdmc.crm.command.lead.bulk.LeadBulkCommand.StartLeadBulk;
import com.mdmc.crm.command.lead.decision.LeadCommand;
import com.mdmc.crm.command.lead.decision.LeadCommand.AddLeadTags;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadStage;
import com.mdmc.crm.command.lead.decision.LeadCommand.PrioritizeLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.RemoveLeadTags;
import com.mdmc.crm.command.lead.decision.LeadCommand.UndoLeadBulk;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ArchiveLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadBulkId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadBulkAction;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders for many leads at once, each of which is the ordinary command of its lead; and their reversal. */
@RestController
class LeadBulkApi {
    private final BulkCommands bulk;
    private final Commands commands;
    private final LeadAssignments assignments;

    LeadBulkApi(BulkCommands bulk, Commands commands, LeadAssignments assignments) {
        this.bulk = bulk;
        this.commands = commands;
        this.assignments = assignments;
    }

    /** What is to be done to which leads; what an action does not need is left out. */
    record Bulk(
            @Schema(requiredMode = REQUIRED) List<LeadId> ids,
            @Schema(requiredMode = REQUIRED) LeadBulkAction action,
            UserId assignedTo,
            Boolean auto,
            List<PersonalText> tags,
            LeadStage stage,
            Priority priority,
            @MultiLine PersonalText reason) {}

    @PostMapping("/api/leads/bulk")
    ResponseEntity<Answer> change(@RequestBody Bulk body, RequestContext request) {
        if (body.action() == null) {
            throw Rejection.invalid("action", "required");
        }
        List<LeadCommand> changes = bulk.each(body.ids(), command(body));
        RequestContext context = BulkCommands.context(request);
        LeadBulkId id = new LeadBulkId(context.origin().correlationId());
        commands.send(
                new StartLeadBulk(
                        id,
                        body.action(),
                        changes.stream().map(LeadCommand::leadId).toList()),
                context);
        return bulk.send(changes, context);
    }

    private Function<LeadId, LeadCommand> command(Bulk body) {
        return switch (body.action()) {
            case ASSIGN -> assignments.of(body.assignedTo(), body.auto(), body.reason());
            case TAG -> lead -> new AddLeadTags(lead, body.tags());
            case UNTAG -> lead -> new RemoveLeadTags(lead, body.tags());
            case STAGE -> lead -> new ChangeLeadStage(lead, body.stage(), body.reason());
            case PRIORITY -> lead -> new PrioritizeLead(lead, body.priority());
            case ARCHIVE -> lead -> new ArchiveLead(lead, body.reason());
        };
    }

    @PostMapping("/api/bulk/{correlationId}/reversal")
    ResponseEntity<Answer> reverse(@PathVariable LeadBulkId correlationId, RequestContext request) {
        RequestContext context = BulkCommands.context(request);
        List<?> leads =
                commands.send(new ReverseLeadBulk(correlationId), context).outcome(List.class);
        return bulk.send(bulk.each(leads, lead -> new UndoLeadBulk((LeadId) lead, correlationId)), context);
    }
}
