package com.mdmc.crm.query.history;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.projections.asof.PastStates;
import com.mdmc.crm.projections.fold.Recorded;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells who may read a lead's notes. What a note was when it was added, it stays; an event that revises it does not
 * say, so the history of its lead is looked up, once. For one question at a time.
 */
public final class NoteReaders {
    private final PastStates past;
    private final Map<LeadId, Map<String, LeadNoteAdded>> notes = new HashMap<>();

    public NoteReaders(PastStates past) {
        this.past = past;
    }

    /** Whether everybody who may read the lead may read the note. */
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
                .map(Recorded::event)
                .filter(LeadNoteAdded.class::isInstance)
                .map(LeadNoteAdded.class::cast)
                .collect(Collectors.toMap(LeadNoteAdded::noteId, added -> added, (first, again) -> first));
    }
}
