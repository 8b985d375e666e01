package com.mdmc.crm.projections.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is under construction: what was used last in memory, the rest in its collection. Each piece is written when it
 * makes room or at the end, not at every step.
 */
public final class WriteBackCache<K, V> {
    private static final int CHUNK = 1_000;

    /** Where pieces are put that make room. */
    public interface Shelf<K, V> {
        Map<K, V> load(Collection<K> keys);

        /** Writes pieces that are not there yet. */
        void insert(Map<K, V> pieces);

        /** Writes pieces in place of those there. */
        void replace(Map<K, V> pieces);
    }

    private final Shelf<K, V> shelf;
    private final int room;
    private final Map<K, V> pieces = new LinkedHashMap<>(1 << 10, 0.75f, true);
    private final Set<K> shelved = new HashSet<>();

    public WriteBackCache(Shelf<K, V> shelf, int room) {
        this.shelf = shelf;
        this.room = room;
    }

    /** Fetches those of some pieces that have been put away, together. */
    public void fetch(Collection<K> keys) {
        List<K> away = keys.stream()
                .filter(key -> shelved.contains(key) && !pieces.containsKey(key))
                .toList();
        if (!away.isEmpty()) {
            pieces.putAll(shelf.load(away));
        }
    }

    /** A piece that was fetched or never put away; {@code null} if there is none yet. */
    public V get(K key) {
        return pieces.get(key);
    }

    public void put(K key, V piece) {
        pieces.put(key, piece);
    }

    /** Puts away the pieces used longest ago, if there are too many. */
    public void tidy() {
        if (pieces.size() > room) {
            putAway(pieces.size() - room / 2);
        }
    }

    public void putAllAway() {
        putAway(pieces.size());
    }

    private void putAway(int count) {
        Iterator<Map.Entry<K, V>> oldest = new ArrayList<>(pieces.entrySet()).iterator();
        for (int left = count; left > 0; left -= CHUNK) {
            putAway(oldest, Math.min(CHUNK, left));
        }
    }

    private void putAway(Iterator<Map.Entry<K, V>> oldest, int count) {
        Map<K, V> fresh = new LinkedHashMap<>();
        Map<K, V> known = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Map.Entry<K, V> piece = oldest.next();
            (shelved.add(piece.getKey()) ? fresh : known).put(piece.getKey(), piece.getValue());
        }
        if (!fresh.isEmpty()) {
            shelf.insert(fresh);
        }
        if (!known.isEmpty()) {
            shelf.replace(known);
        }
        pieces.keySet().removeAll(fresh.keySet());
        pieces.keySet().removeAll(known.keySet());
    }
}
