package com.mdmc.crm.command.lead;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.LeadCommand.AddLeadNote;
import com.mdmc.crm.command.lead.LeadCommand.CaptureLead;
import com.mdmc.crm.command.lead.LeadCommand.ChangeLeadStage;
import com.mdmc.crm.command.lead.LeadCommand.ReopenLead;
import com.mdmc.crm.kernel.lead.ArtistInfo;
import com.mdmc.crm.kernel.lead.BusinessInfo;
import com.mdmc.crm.kernel.lead.CommunicationPreferences;
import com.mdmc.crm.kernel.lead.LeadSource;
import com.mdmc.crm.kernel.lead.LeadStage;
import com.mdmc.crm.kernel.lead.NoteType;
import com.mdmc.crm.kernel.lead.PersonalInfo;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mdmc.crm.kernel.value.Priority;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders about leads. */
@RestController
@RequestMapping("/api/leads")
class LeadCommandApi {
    private final Commands commands;

    LeadCommandApi(Commands commands) {
        this.commands = commands;
    }

    record Pipeline(Priority priority, List<String> tags) {}

    record Capture(
            @Valid PersonalInfo personalInfo,
            @Valid ArtistInfo artistInfo,
            @Valid BusinessInfo businessInfo,
            @Valid LeadSource source,
            @Valid CommunicationPreferences communication,
            Pipeline pipeline) {}

    @PostMapping
    ResponseEntity<?> capture(@RequestBody Capture body) {
        LeadId id = new LeadId("lead-" + UUID.randomUUID());
        Pipeline pipeline = body.pipeline() == null ? new Pipeline(null, null) : body.pipeline();
        return CommandAnswers.created(
                commands.send(new CaptureLead(
                        id,
                        body.personalInfo(),
                        body.artistInfo(),
                        body.businessInfo(),
                        body.source(),
                        body.communication(),
                        pipeline.priority(),
                        pipeline.tags())),
                "/api/leads/" + id);
    }

    record StageChange(LeadStage stage, String reason) {}

    @PostMapping("/{id}/stage")
    ResponseEntity<?> changeStage(@PathVariable LeadId id, @RequestBody StageChange body, IfMatch ifMatch) {
        return CommandAnswers.done(
                commands.send(new ChangeLeadStage(id, body.stage(), body.reason()), ifMatch.version()));
    }

    record Reason(String reason) {}

    @PostMapping("/{id}/loss")
    ResponseEntity<?> lose(@PathVariable LeadId id, @RequestBody Reason body, IfMatch ifMatch) {
        return CommandAnswers.done(
                commands.send(new ChangeLeadStage(id, LeadStage.LOST, body.reason()), ifMatch.version()));
    }

    @PostMapping("/{id}/reopening")
    ResponseEntity<?> reopen(@PathVariable LeadId id, @RequestBody Reason body, IfMatch ifMatch) {
        return CommandAnswers.done(commands.send(new ReopenLead(id, body.reason()), ifMatch.version()));
    }

    record Note(PersonalText content, NoteType type, boolean isPrivate) {}

    @PostMapping("/{id}/notes")
    ResponseEntity<?> addNote(@PathVariable LeadId id, @RequestBody Note body, IfMatch ifMatch) {
        String noteId = UUID.randomUUID().toString();
        return CommandAnswers.done(commands.send(
                new AddLeadNote(id, noteId, body.content(), body.type(), body.isPrivate()), ifMatch.version()));
    }
}
