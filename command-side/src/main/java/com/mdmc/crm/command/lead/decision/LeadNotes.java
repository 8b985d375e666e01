package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.AddLeadNote;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ReadPrivateNote;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ReviseLeadNote;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.access.AccessEvent.PrivateNoteRead;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** The notes on a lead: every member of staff may add one, only its author may rewrite it. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadNotes {
    private Map<String, Note> notes = new LinkedHashMap<>();

    @RecordBuilder
    record Note(UserId author, PersonalText content, boolean isPrivate, int revision)
            implements LeadNotesNoteBuilder.With {}

    @CommandHandler
    void decide(AddLeadNote command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        // The same note sent again, since its identifier is drawn for it.
        if (notes.containsKey(command.noteId())) {
            return;
        }
        apply(new LeadNoteAdded(
                command.leadId(),
                command.noteId(),
                actor.id(),
                command.content(),
                command.type(),
                command.isPrivate(),
                null));
    }

    @CommandHandler
    void decide(ReviseLeadNote command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Privacy privacy) {
        Note note = notes.get(command.noteId());
        if (note == null || note.isPrivate() && !actor.is(note.author())) {
            throw Rejection.notFound();
        }
        if (!actor.is(note.author())) {
            throw Rejection.state("note-of-another");
        }
        if (!privacy.same(note.content(), command.content())) {
            apply(new LeadNoteRevised(
                    command.leadId(), command.noteId(), note.revision() + 1, command.content(), null));
        }
    }

    /** The content, encrypted; recorded beside the lead's own stream, because nothing about the lead changed. */
    @CommandHandler
    PersonalText decide(ReadPrivateNote command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, EventBus events) {
        if (actor.role() != Role.ADMIN) {
            throw Rejection.forbidden(Permission.ADMIN_AUDIT.wire());
        }
        Note note = notes.get(command.noteId());
        if (note == null) {
            throw Rejection.notFound();
        }
        events.publish(GenericEventMessage.asEventMessage(
                new PrivateNoteRead(command.subject(), command.noteId(), note.author(), command.reason())));
        return note.content();
    }

    @EventSourcingHandler
    void evolve(LeadNoteAdded event) {
        notes.put(event.noteId(), new Note(event.author(), event.content(), event.isPrivate(), 1));
    }

    @EventSourcingHandler
    void evolve(LeadNoteRevised event) {
        notes.computeIfPresent(
                event.noteId(),
                (id, note) -> note.with(next -> next.content(event.content()).revision(event.revision())));
    }

    @EventSourcingHandler
    void evolve(LeadDuplicateUnmerged event) {
        event.noteIds().forEach(notes::remove);
    }
}
