package com.mdmc.crm.command.lead.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ReadPrivateNote;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one way to another's private note: an order rather than a question, because it leaves a trace. */
@RestController
@RequestMapping("/api/leads/{id}/notes/{noteId}")
class PrivateNoteApi {
    private final Commands commands;
    private final Privacy privacy;

    PrivateNoteApi(Commands commands, Privacy privacy) {
        this.commands = commands;
        this.privacy = privacy;
    }

    record Grounds(
            @Schema(requiredMode = REQUIRED) @MultiLine PersonalText reason) {}

    @NullMarked
    record Content(String content) {}

    @PostMapping("/reading")
    ResponseEntity<CommandAnswer<Content>> read(
            @PathVariable LeadId id, @PathVariable String noteId, @RequestBody Grounds body, RequestContext context) {
        Accepted accepted = commands.send(new ReadPrivateNote(id, noteId, body.reason()), context);
        PersonalText content = privacy.decrypt(accepted.outcome(PersonalText.class));
        return CommandAnswers.done(accepted, new Content(content.text()));
    }
}
