package com.mdmc.crm.ledger.serialization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All upcasters, by the shape they start from. */
public final class Upcasters {

    private final Map<Stored, Upcaster> byStart = new HashMap<>();

    private Upcasters(Collection<Upcaster> upcasters) {
        for (Upcaster upcaster : upcasters) {
            if (byStart.put(new Stored(upcaster.alias(), upcaster.from()), upcaster) != null) {
                throw new IllegalArgumentException(
                        "Two upcasters start from %s revision %s".formatted(upcaster.alias(), upcaster.from()));
            }
        }
    }

    public static Upcasters of(Upcaster... upcasters) {
        return new Upcasters(List.of(upcasters));
    }

    public static Upcasters none() {
        return of();
    }

    /** All of them, in no order. */
    public Collection<Upcaster> all() {
        return List.copyOf(byStart.values());
    }

    /** The steps from a stored shape towards today's, in order; empty when nothing starts there. */
    List<Upcaster> from(String alias, String revision) {
        List<Upcaster> path = new ArrayList<>();
        Upcaster next = byStart.get(new Stored(alias, revision));
        while (next != null && path.size() <= byStart.size()) {
            path.add(next);
            next = byStart.get(new Stored(next.toAlias(), next.to()));
        }
        return path;
    }

    private record Stored(String alias, String revision) {}
}
