package com.mdmc.crm.platform.privacy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reference-counted keys of subjects that are not stored yet. Concurrent commands on one new subject share its key; the
 * last release forgets it.
 */
final class PendingSubjectKeys {
    private final Map<String, PendingKey> pending = new ConcurrentHashMap<>();

    private record PendingKey(int users, byte[] key) {}

    void acquire(String subject) {
        pending.merge(
                subject,
                new PendingKey(1, null),
                (known, one) -> new PendingKey(known.users() + one.users(), known.key()));
    }

    void release(String subject) {
        pending.computeIfPresent(
                subject, (id, known) -> known.users() == 1 ? null : new PendingKey(known.users() - 1, known.key()));
    }

    /** The subject's pending key; empty if no command holds it or none needed a key so far. */
    Optional<byte[]> find(String subject) {
        return Optional.ofNullable(pending.get(subject)).map(PendingKey::key);
    }

    /** The subject's pending key, the fresh one if there was none; empty if no command holds the subject. */
    Optional<byte[]> findOrKeep(String subject, byte[] fresh) {
        return Optional.ofNullable(pending.computeIfPresent(
                        subject, (id, known) -> known.key() != null ? known : new PendingKey(known.users(), fresh)))
                .map(PendingKey::key);
    }
}
