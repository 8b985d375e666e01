package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.id.UserId;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Access data of a resource from its view: its owner, and its private notes.
 *
 * @param unread how many notifications of an inbox are not read; {@code null} for anything else
 */
record NoteVisibility(ResourceOwner scope, Set<String> privateNotes, Integer unread) {
    /** The stored fields it is read from, of all kinds of things. */
    static final String[] FIELDS = {
        "assignment.assignedTo", "assignment.team", "notes.id", "notes.isPrivate", "team", "userId", "unread"
    };

    static NoteVisibility of(LiveResource resource, BsonDocument stored) {
        String id = stored.getString("_id").getValue();
        return switch (resource) {
            case LEAD -> {
                BsonDocument assignment = stored.getDocument("assignment", new BsonDocument());
                yield new NoteVisibility(
                        new ResourceOwner(user(text(assignment, "assignedTo")), text(assignment, "team")),
                        notes(stored),
                        null);
            }
            case CAMPAIGN ->
                new NoteVisibility(
                        new ResourceOwner(null, text(stored.getDocument("team", new BsonDocument()), "team")),
                        Set.of(),
                        null);
            case USER -> new NoteVisibility(new ResourceOwner(new UserId(id), text(stored, "team")), Set.of(), null);
            case TEAM -> new NoteVisibility(new ResourceOwner(null, null), Set.of(), null);
            case INBOX ->
                new NoteVisibility(
                        new ResourceOwner(user(text(stored, "userId")), null),
                        Set.of(),
                        stored.getNumber("unread").intValue());
        };
    }

    private static Set<String> notes(BsonDocument stored) {
        return stored.getArray("notes", new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .filter(note -> note.getBoolean("isPrivate", BsonBoolean.FALSE).getValue())
                .map(note -> note.getString("id").getValue())
                .collect(Collectors.toSet());
    }

    private static UserId user(String id) {
        return id == null ? null : new UserId(id);
    }

    private static String text(BsonDocument document, String field) {
        return document.get(field) instanceof BsonString text ? text.getValue() : null;
    }
}
