package com.mdmc.crm.platform.privacy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keys drawn for subjects of whom it is not decided yet whether they come to be. Several decisions about one subject
 * at the same time share a draft; it is forgotten with the last of them.
 */
final class KeyDrafts {
    private final Map<String, Draft> drafts = new ConcurrentHashMap<>();

    private record Draft(int decisions, byte[] key) {}

    void open(String subject) {
        drafts.merge(
                subject,
                new Draft(1, null),
                (known, one) -> new Draft(known.decisions() + one.decisions(), known.key()));
    }

    void close(String subject) {
        drafts.computeIfPresent(
                subject, (id, draft) -> draft.decisions() == 1 ? null : new Draft(draft.decisions() - 1, draft.key()));
    }

    /** The key drawn in the open draft of a subject; nothing if there is no draft or no key was needed so far. */
    Optional<byte[]> drawn(String subject) {
        return Optional.ofNullable(drafts.get(subject)).map(Draft::key);
    }

    /** The key of the open draft, drawn if it has none; nothing if there is no draft. */
    Optional<byte[]> draw(String subject, Supplier<byte[]> fresh) {
        return Optional.ofNullable(drafts.computeIfPresent(
                        subject,
                        (id, draft) -> draft.key() != null ? draft : new Draft(draft.decisions(), fresh.get())))
                .map(Draft::key);
    }
}
