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
 * Sort key and cursor of the agenda: the due time of an open follow-up of a lead.
 *
 * @param leadId {@code null} in a cursor
 * @param assignedTo the user who does it
 */
record Due(Instant at, String followUpId, String leadId, String assignedTo) implements Comparable<Due> {
    /** The fields of a stored lead that it needs. */
    static final String[] FIELDS = {
        "followUps.id", "followUps.scheduledFor", "followUps.completed", "followUps.cancelled", "followUps.assignedTo"
    };

    private static final Comparator<Due> ORDER = Comparator.comparing(Due::at).thenComparing(Due::followUpId);

    /** The open follow-ups of a stored lead, of which these fields were read. */
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

    /** The cursor of the page that ends with it. */
    String cursor() {
        byte[] text = (at.toEpochMilli() + " " + followUpId).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Parses a cursor; fails if it is invalid. */
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
