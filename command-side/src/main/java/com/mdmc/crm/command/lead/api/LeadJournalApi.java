package com.mdmc.crm.command.lead.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.AddLeadNote;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RecordLeadContact;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ReviseLeadNote;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.ContactMethod;
import com.mdmc.crm.domain.lead.ContactOutcome;
import com.mdmc.crm.domain.lead.NoteType;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders that keep a lead's journals. */
@RestController
@RequestMapping("/api/leads/{id}")
class LeadJournalApi {
    private final Commands commands;
    private final Clock clock;

    LeadJournalApi(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    record Note(@Schema(requiredMode = REQUIRED) @MultiLine PersonalText content, NoteType type, Boolean isPrivate) {}

    @NullMarked
    record NoteId(String noteId) {}

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<NoteId>> addNote(
            @PathVariable LeadId id, @RequestBody Note body, IfMatch ifMatch, RequestContext context) {
        String noteId = "note-" + UUID.randomUUID();
        NoteType type = body.type() == null ? NoteType.NOTE : body.type();
        AddLeadNote command = new AddLeadNote(id, noteId, body.content(), type, Boolean.TRUE.equals(body.isPrivate()));
        return CommandAnswers.created(
                commands.send(command, ifMatch.version(), context), "/api/leads/" + id, new NoteId(noteId));
    }

    record Revision(
            @Schema(requiredMode = REQUIRED) @MultiLine PersonalText content) {}

    @PutMapping("/notes/{noteId}")
    ResponseEntity<?> reviseNote(
            @PathVariable LeadId id,
            @PathVariable String noteId,
            @RequestBody Revision body,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(
                commands.send(new ReviseLeadNote(id, noteId, body.content()), ifMatch.version(), context));
    }

    record Contact(
            @Schema(requiredMode = REQUIRED) ContactMethod method,
            @Schema(requiredMode = REQUIRED) ContactOutcome outcome,
            Instant at,
            @MultiLine PersonalText note) {}

    @PostMapping("/contacts")
    ResponseEntity<?> recordContact(
            @PathVariable LeadId id, @RequestBody Contact body, IfMatch ifMatch, RequestContext context) {
        Instant at = body.at() == null ? clock.instant() : body.at();
        RecordLeadContact command = new RecordLeadContact(id, body.method(), body.outcome(), at, body.note());
        return CommandAnswers.done(commands.send(command, ifMatch.version(), context));
    }
}
