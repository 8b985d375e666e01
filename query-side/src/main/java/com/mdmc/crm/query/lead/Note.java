package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.lead.NoteType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Something staff wrote down; {@code revision} counts its texts from 1, the earlier ones are {@code versions}. */
public record Note(
        String id,
        UserId author,
        PersonalText content,
        NoteType type,
        boolean isPrivate,
        Instant createdAt,
        Instant updatedAt,
        int revision,
        List<Version> versions) {

    public Note {
        versions = versions == null ? List.of() : List.copyOf(versions);
    }

    boolean isReadableBy(UserId reader) {
        return !isPrivate || author.equals(reader);
    }

    Note revised(LeadNoteRevised event, Instant at) {
        List<Version> earlier = new ArrayList<>(versions);
        earlier.add(new Version(content, updatedAt));
        return new Note(id, author, event.content(), type, isPrivate, createdAt, at, event.revision(), earlier);
    }

    /** An earlier text of the note, and when it was written. */
    public record Version(PersonalText content, Instant writtenAt) {}
}
