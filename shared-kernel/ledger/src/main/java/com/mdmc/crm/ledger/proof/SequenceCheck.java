package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.StoredPlaces;
import com.mdmc.crm.ledger.format.StoredPlaces.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Check of every aggregate's sequences: they count from 0 without gaps. It takes memory for each aggregate. */
final class SequenceCheck {

    private final Map<String, Long> next = new HashMap<>();
    private final boolean fromTheStart;
    private long events;

    /** @param fromTheStart whether all streams begin in what is read */
    SequenceCheck(boolean fromTheStart) {
        this.fromTheStart = fromTheStart;
    }

    /** What is wrong with the places of a commit's events, or null. */
    String problemWith(CommitDocument document) {
        List<Place> places;
        try {
            places = StoredPlaces.of(document);
        } catch (IllegalArgumentException unreadable) {
            return "its events cannot be read: " + unreadable.getMessage();
        }
        events += places.size();
        for (Place place : places) {
            String problem = place.aggregateId() == null ? null : problemWith(place);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private String problemWith(Place place) {
        Long due = next.get(place.aggregateId());
        long expected = due != null ? due : fromTheStart ? 0 : place.sequence();
        if (place.sequence() != expected) {
            return "%s has event %d where %d is due".formatted(place.aggregateId(), place.sequence(), expected);
        }
        next.put(place.aggregateId(), expected + 1);
        return null;
    }

    long events() {
        return events;
    }
}
