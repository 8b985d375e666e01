package com.mdmc.crm.backup.restore;

import com.mdmc.crm.backup.StoredCollections;
import com.mdmc.crm.backup.StoredCollections.Treatment;
import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveFile;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.BaseName;
import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.StateChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What cannot be derived, as it was at a position. Secrets and keys are those of the end of the flush the position lies in:
 * what is too new counts for nothing, since no event names it. Progress is that of before, since reacting twice changes
 * nothing.
 */
public final class StateAt {
    private final long position;
    private final long dense;
    private final Map<String, Map<Object, StateChange>> documents = new LinkedHashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();
    private final Optional<BaseName> base;
    private long flushed;

    private StateAt(long position, long dense, Optional<BaseName> base) {
        this.position = position;
        this.dense = dense;
        this.base = base;
    }

    /** Begins with the last base before a position. */
    public static StateAt of(ArchiveContents contents, long position) throws IOException {
        Optional<BaseName> base = contents.bases().stream()
                .filter(each -> each.position() <= position)
                .reduce((one, later) -> later);
        StateAt state = new StateAt(position, contents.head().dense(), base);
        if (base.isPresent()) {
            FlushMarker marker = read(contents, base.get());
            state.apply(marker.changes());
            state.tokens.putAll(marker.tokens());
        }
        return state;
    }

    private static FlushMarker read(ArchiveContents contents, BaseName base) throws IOException {
        ArchiveDirectory archive = contents.archive();
        String counted = contents.head().files().get(archive.name(base.file()));
        ArchiveFile file = archive.read(base.file(), ArchiveHeader.BASE, counted);
        FlushMarker marker = FlushMarker.of(file.documents().get(0));
        if (marker.position() != base.position()) {
            throw new DamagedArchiveException(base.file(), "it has the name of another base");
        }
        return marker;
    }

    /** Takes in the next flush. */
    void flushed(FlushMarker marker) {
        if (base.isPresent() && marker.position() <= base.get().position()) {
            return;
        }
        boolean isBefore = marker.position() <= position;
        flushed = marker.position();
        if (isBefore && !marker.tokens().isEmpty()) {
            tokens.clear();
            tokens.putAll(marker.tokens());
        }
        apply(marker.changes().stream()
                .filter(change -> isBefore || !isProgress(change.collection()))
                .toList());
    }

    /** Adds what only a later base knows: that of the same flush, or the next one where flushes do not tell. */
    void complete(ArchiveContents contents) throws IOException {
        Optional<BaseName> next = contents.bases().stream()
                .filter(each -> each.position() > position && (!isExact() || each.position() == flushed))
                .findFirst();
        if (next.isPresent()) {
            FlushMarker marker = read(contents, next.get());
            marker.changes().stream()
                    .filter(change -> !isProgress(change.collection()))
                    .forEach(change -> of(change.collection()).putIfAbsent(change.id(), change));
            marker.tokens().forEach(tokens::putIfAbsent);
        }
    }

    /** Whether secrets are as they were at the position, to the flush. */
    public boolean isExact() {
        return base.isPresent() && position >= dense;
    }

    private void apply(List<StateChange> changes) {
        for (StateChange change : changes) {
            if (change.isDeletion()) {
                of(change.collection()).remove(change.id());
            } else {
                of(change.collection()).put(change.id(), change);
            }
        }
    }

    private Map<Object, StateChange> of(String collection) {
        return documents.computeIfAbsent(collection, any -> new LinkedHashMap<>());
    }

    private static boolean isProgress(String collection) {
        return StoredCollections.treatmentOf(collection)
                .filter(Treatment.PROGRESS::equals)
                .isPresent();
    }

    /** The documents there were, of all collections. */
    public Collection<StateChange> documents() {
        List<StateChange> all = new ArrayList<>();
        documents.values().forEach(each -> all.addAll(each.values()));
        return all;
    }

    /** The positions processors had reached, none beyond the position. */
    public Map<String, Long> tokens() {
        Map<String, Long> reached = new HashMap<>();
        tokens.forEach((name, at) -> reached.put(name, Math.min(at, position)));
        return reached;
    }
}
