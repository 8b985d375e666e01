package com.mdmc.crm.query.lead.agenda;

import com.mdmc.crm.domain.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * When an open follow-up of a lead falls due; ordered by the time.
 *
 * @param leadId {@code null} in a place to go on from
 * @param assignedTo who is to do it
 */
record Due(Instant at, String followUpId, String leadId, String assignedTo) implements Comparable<Due> {
    /** The stored fields of a lead that it is read from. */
    static final String[] FIELDS = {
        "followUps.id", "followUps.scheduledFor", "followUps.completed", "followUps.cancelled", "followUps.assignedTo"
    };

    private static final Comparator<Due> ORDER = Comparator.comparing(Due::at).thenComparing(Due::followUpId);

    /** The open follow-ups in some fields of a stored lead. */
    static Stream<Due> of(BsonDocument lead) {
        String id = lead.getString("_id").getValue();
        return lead.getArray("followUps", new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .filter(each -> !is(each, "completed") && !is(each, "cancelled"))
                .map(each -> new Due(
                        Instant.ofEpochMilli(each.getDateTime("scheduledFor").getValue()),
                        each.getString("id").getValue(),
                        id,
                        each.get("assignedTo") instanceof BsonString user ? user.getValue() : null));
    }

    /** Where a page ends that ends with it. */
    String cursor() {
        byte[] text = (at.toEpochMilli() + " " + followUpId).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Reads a cursor back; fails if it was made up. */
    static Due parse(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int blank = text.indexOf(' ');
            Instant at = Instant.ofEpochMilli(Long.parseLong(text.substring(0, blank)));
            return new Due(at, text.substring(blank + 1), null, null);
        } catch (RuntimeException madeUp) {
            throw Rejection.invalid("cursor", "wrong-type");
        }
    }

    private static boolean is(BsonDocument followUp, String flag) {
        return followUp.getBoolean(flag, BsonBoolean.FALSE).getValue();
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}
