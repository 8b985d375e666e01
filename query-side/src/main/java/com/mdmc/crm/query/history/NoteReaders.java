package com.mdmc.crm.query.history;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.EventEnvelope;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Access to the notes of a lead. A note stays public or private as it was added; a revision does not repeat that, so
 * the history of the lead is read once. For a single request.
 */
public final class NoteReaders {
    private final StatesAsOf past;
    private final Map<LeadId, Map<String, LeadNoteAdded>> notes = new HashMap<>();

    public NoteReaders(StatesAsOf past) {
        this.past = past;
    }

    /** Whether every reader of the lead may read the note. */
    public boolean isPublic(LeadNoteRevised revised) {
        LeadNoteAdded added = added(revised);
        return added != null && !added.isPrivate();
    }

    /** Whether the reader, who may read the lead, may read the note. */
    public static boolean isReadable(LeadNoteAdded added, UserId reader) {
        return !added.isPrivate() || added.author().equals(reader);
    }

    /** Whether the reader, who may read the lead, may read the note. */
    public boolean isReadable(LeadNoteRevised revised, UserId reader) {
        LeadNoteAdded added = added(revised);
        return added != null && isReadable(added, reader);
    }

    private LeadNoteAdded added(LeadNoteRevised revised) {
        return notes.computeIfAbsent(revised.leadId(), this::notesOf).get(revised.noteId());
    }

    private Map<String, LeadNoteAdded> notesOf(LeadId lead) {
        return past.streamOf(lead.value(), Long.MAX_VALUE).stream()
                .map(EventEnvelope::event)
                .filter(LeadNoteAdded.class::isInstance)
                .map(LeadNoteAdded.class::cast)
                .collect(Collectors.toMap(LeadNoteAdded::noteId, added -> added, (first, again) -> first));
    }
}
