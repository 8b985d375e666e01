package com.mdmc.crm.command.lead.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.adapter.LeadErasures;
import com.mdmc.crm.command.lead.decision.LeadCommand;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ArchiveLead;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.EraseLead;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ExtendLeadRetention;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.MergeLeads;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.RecordLeadConsent;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.RestoreLead;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.UnmergeLeads;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders that concern the record of a lead as such. */
@RestController
@RequestMapping("/api/leads/{id}")
class LeadLifecycleApi {
    private final Commands commands;
    private final LeadErasures erasures;

    LeadLifecycleApi(Commands commands, LeadErasures erasures) {
        this.commands = commands;
        this.erasures = erasures;
    }

    record Reason(@MultiLine PersonalText reason) {}

    @PostMapping("/archiving")
    ResponseEntity<?> archive(
            @PathVariable LeadId id,
            @RequestBody(required = false) Reason body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new ArchiveLead(id, reason(body)), ifMatch, context);
    }

    @PostMapping("/restoration")
    ResponseEntity<?> restore(
            @PathVariable LeadId id,
            @RequestBody(required = false) Reason body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new RestoreLead(id, reason(body)), ifMatch, context);
    }

    record Merge(
            @Schema(requiredMode = REQUIRED) LeadId leadId,
            @MultiLine PersonalText reason) {}

    @PostMapping("/merging")
    ResponseEntity<?> merge(@PathVariable LeadId id, @RequestBody Merge body, IfMatch ifMatch, RequestContext context) {
        return done(new MergeLeads(id, body.leadId(), body.reason()), ifMatch, context);
    }

    @DeleteMapping("/merging/{duplicateId}")
    ResponseEntity<?> unmerge(
            @PathVariable LeadId id, @PathVariable LeadId duplicateId, IfMatch ifMatch, RequestContext context) {
        return done(new UnmergeLeads(id, duplicateId), ifMatch, context);
    }

    @PutMapping("/consent")
    ResponseEntity<?> recordConsent(
            @PathVariable LeadId id, @RequestBody Consent body, IfMatch ifMatch, RequestContext context) {
        return done(new RecordLeadConsent(id, body), ifMatch, context);
    }

    @PostMapping("/retention")
    ResponseEntity<?> extendRetention(
            @PathVariable LeadId id, @RequestBody Reason body, IfMatch ifMatch, RequestContext context) {
        return done(new ExtendLeadRetention(id, body.reason()), ifMatch, context);
    }

    /** Leads of the same address, and the one this was merged into. */
    @NullMarked
    record LeftLeads(List<String> otherLeads) {

        static LeftLeads of(Accepted erased) {
            return new LeftLeads(((List<?>) erased.outcome(List.class))
                    .stream().map(Object::toString).toList());
        }
    }

    /**
     * Answers when nobody can read the person's data any more, with the other leads of the same address, and the one
     * this was merged into: they stay until somebody erases them as well. A rule finishes what a crash here leaves undone.
     */
    @PostMapping("/erasure")
    ResponseEntity<CommandAnswer<LeftLeads>> erase(
            @PathVariable LeadId id, @RequestBody Reason body, IfMatch ifMatch, RequestContext context) {
        Accepted erased = commands.send(new EraseLead(id, body.reason()), ifMatch.version(), context);
        erasures.complete(id);
        return CommandAnswers.done(erased, LeftLeads.of(erased));
    }

    private ResponseEntity<?> done(LeadCommand command, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(commands.send(command, ifMatch.version(), context));
    }

    private static PersonalText reason(Reason body) {
        return body == null ? null : body.reason();
    }
}
