package com.mdmc.crm.backup.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * End of a flush within a segment: what changed besides the ledger, and how far readers of the ledger had come.
 *
 * @param position of the last commit of the flush
 * @param tokens positions that processors had reached before the flush began
 * @param changes documents that changed or went; complete in a base
 * @param checkpoint signed note of the tree of {@code position} commits; {@code null} if there was none
 */
public record FlushMarker(long position, Map<String, Long> tokens, List<StateChange> changes, String checkpoint) {
    private static final String POSITION = "flush";

    /** Whether a document of a segment is a marker rather than a commit. */
    public static boolean isMarker(byte[] document) {
        return document.length > 5 && document[5] == 'f';
    }

    public static FlushMarker of(byte[] document) {
        Document stored = BsonSequence.documentOf(document);
        Map<String, Long> tokens = new HashMap<>();
        stored.get("tokens", Document.class)
                .forEach((name, position) -> tokens.put(name, ((Number) position).longValue()));
        List<StateChange> changes = new ArrayList<>();
        stored.getList("changes", Document.class).forEach(each -> changes.add(StateChange.of(each)));
        return new FlushMarker(stored.getLong(POSITION), tokens, changes, stored.getString("checkpoint"));
    }

    public Document document() {
        return new Document(POSITION, position)
                .append("tokens", new Document(new HashMap<>(tokens)))
                .append("changes", changes.stream().map(StateChange::stored).toList())
                .append("checkpoint", checkpoint);
    }

    /** The same without what it says of anything but the ledger. */
    public FlushMarker stripped() {
        return new FlushMarker(position, Map.of(), List.of(), checkpoint);
    }
}
