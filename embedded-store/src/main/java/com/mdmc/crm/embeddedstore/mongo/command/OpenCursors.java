package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.mongo.collection.Find;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors whose client has not read everything yet. */
public final class OpenCursors {

    private final Map<Long, BatchCursor> cursors = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** The first batch, and an id for the rest when there is more. */
    Document open(BatchCursor cursor, int batchSize, boolean single) {
        List<Object> batch = cursor.take(batchSize);
        boolean more = !single && !cursor.isExhausted();
        return Replies.cursor(cursor.namespace(), "firstBatch", batch, more ? register(cursor) : 0);
    }

    private long register(BatchCursor cursor) {
        long id = random.nextLong() >>> 1 | 1;
        return cursors.putIfAbsent(id, cursor) == null ? id : register(cursor);
    }

    public Document more(Document command) {
        long id = ((Number) command.get("getMore")).longValue();
        BatchCursor cursor = cursors.get(id);
        if (cursor == null) {
            throw new CursorNotFoundException(id);
        }
        List<Object> batch = cursor.takeMore(Find.number(command, "batchSize"));
        boolean exhausted = cursor.isExhausted();
        if (exhausted) {
            cursors.remove(id);
        }
        return Replies.cursor(cursor.namespace(), "nextBatch", batch, exhausted ? 0 : id);
    }

    public Document kill(Document command) {
        List<Object> killed = new ArrayList<>();
        List<Object> notFound = new ArrayList<>();
        for (Object id : (Collection<?>) command.get("cursors")) {
            (cursors.remove(id) != null ? killed : notFound).add(id);
        }
        return Replies.ok(new Document("cursorsKilled", killed)
                .append("cursorsNotFound", notFound)
                .append("cursorsAlive", List.of())
                .append("cursorsUnknown", List.of()));
    }

    /** Forgets cursors nobody has asked for a while. */
    public void expire(Duration idle) {
        cursors.values().removeIf(cursor -> cursor.idleNanos() > idle.toNanos());
    }

    public int count() {
        return cursors.size();
    }
}
