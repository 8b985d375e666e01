package com.mdmc.crm.domain.access;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.UserId;
import java.util.List;
import java.util.Map;

/** Something the audit must show although nothing changed: a refusal, an export, a look at something protected. */
public sealed interface AccessEvent extends DomainEvent {

    /**
     * A command was turned down.
     *
     * @param code that of the problem the caller was answered with
     * @param suppressed how many of the same before it were too many to be recorded; {@code null} for none
     */
    record CommandRejected(String subject, String resource, String command, String code, int status, Long suppressed)
            implements AccessEvent {}

    /**
     * Somebody asked for something they may not see or do.
     *
     * @param subject what they asked for, or they themselves if it is not one thing
     * @param permission the one they lack; {@code visibility} for a thing out of their reach
     * @param suppressed how many of the same caller and resource before it were too many to be recorded; {@code null}
     *     for none
     */
    record AccessDenied(String subject, String resource, String permission, Long suppressed) implements AccessEvent {}

    /**
     * A stored view was found not to be what the ledger makes of it.
     *
     * @param subject {@code view-} and the name of the collection
     * @param documents ids of the first documents that differ
     * @param differing how many there are
     * @param position of the ledger that was compared up to
     */
    record ViewDiffered(String subject, List<String> documents, long differing, long position) implements AccessEvent {}

    /** Nobody could be let in with the credentials given; the account, if there is one, is the subject. */
    record LoginFailed(String subject, String cause) implements AccessEvent {}

    /** An administrator read somebody's private note, and said why; {@code subject} is the lead it is about. */
    record PrivateNoteRead(String subject, String noteId, UserId author, String reason) implements AccessEvent {}

    /**
     * Another key signs the checkpoints of the ledger from here on. The key it takes over from signs the tree that holds
     * this event, and thereby vouches for it.
     *
     * @param subject {@code checkpoint-key-} and the number of the new key
     * @param key the new public key, as a verifier key
     * @param retiredKey the one before it
     */
    record CheckpointKeyRotated(String subject, String key, String retiredKey) implements AccessEvent {}

    /** Everything held on one person was handed out, as that person may ask for. */
    record SubjectExported(String subject, String resource) implements AccessEvent {}

    /**
     * Somebody began to take a list out of the house; nothing of it had left yet.
     *
     * @param subject id of the export
     * @param resource what its rows are, such as {@code lead}
     * @param format {@code csv} or {@code ndjson}
     * @param filter what selected the rows; the text of a search is masked, because it may name a person
     */
    record ExportBegun(String subject, String resource, String format, Map<String, List<String>> filter)
            implements AccessEvent {}

    /**
     * An export ended.
     *
     * @param rows how many rows were written
     * @param complete whether these were all of them
     */
    record ExportEnded(
            String subject,
            String resource,
            String format,
            Map<String, List<String>> filter,
            long rows,
            boolean complete)
            implements AccessEvent {}
}
