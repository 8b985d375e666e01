package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.StreamKey;
import com.mdmc.crm.ledger.format.SubjectKey;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/** The stream keys in a stored document, remembered for as long as the document lives. */
final class StoredKeys {

    private static final Map<CommitDocument, Set<StreamKey>> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private StoredKeys() {}

    static Set<StreamKey> of(CommitDocument document) {
        return KNOWN.computeIfAbsent(
                document,
                unknown -> unknown.raw().getArray("k").stream()
                        .map(key -> key.asString().getValue())
                        .filter(key -> !SubjectKey.is(key))
                        .map(StreamKey::parse)
                        .collect(Collectors.toSet()));
    }
}
