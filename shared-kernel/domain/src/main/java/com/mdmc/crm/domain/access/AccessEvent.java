package com.mdmc.crm.domain.access;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
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
     * What was sent by a website's form was dropped without a word to its sender.
     *
     * @param subject the form
     * @param cause {@code wrong-origin}, {@code honeypot}, {@code forged-ticket}, {@code too-fast}, {@code replayed} or
     *     {@code flood}
     * @param suppressed how many of the same form and cause before it were too many to be recorded; {@code null} for none
     */
    record IntakeSubmissionDropped(String subject, String cause, Long suppressed) implements AccessEvent {}

    /**
     * The self-check found that a stored view differs from the fold of the ledger.
     *
     * @param subject {@code view-} and the name of the collection
     * @param documents ids of the first documents that differ
     * @param differing how many there are
     * @param position of the ledger that was compared up to
     */
    record ViewMismatchDetected(String subject, List<String> documents, long differing, long position)
            implements AccessEvent {}

    /**
     * The ledger was found to be another than a signed checkpoint kept outside the store stands for: commits are lost or
     * were replaced.
     *
     * @param subject {@code ledger}
     * @param signedSize commits the checkpoint stands for
     * @param signedRoot their root, Base64
     * @param size commits there are
     * @param root of these commits, or of the signed size where there are as many
     */
    record CheckpointMismatchDetected(String subject, long signedSize, String signedRoot, long size, String root)
            implements AccessEvent {}

    /**
     * An operator lets the ledger go on from here although a signed checkpoint stands for more than there is, or for
     * something else. The fields are those of {@link CheckpointMismatchDetected}.
     */
    record CheckpointMismatchAccepted(String subject, long signedSize, String signedRoot, long size, String root)
            implements AccessEvent {}

    /**
     * The witness does not co-sign the ledger's checkpoints: it has not been reached for a while, or it has co-signed
     * another history than this one.
     *
     * @param witness its public key, as a verifier key
     * @param size of the checkpoint that is not co-signed
     * @param cause {@code unreachable} or {@code contradicted}
     */
    record CheckpointCosigningFailed(String subject, String witness, long size, String cause) implements AccessEvent {}

    /** The witness co-signs again, up to a checkpoint of that size. */
    record CheckpointCosigningResumed(String subject, String witness, long size) implements AccessEvent {}

    /**
     * A scheduled task of the backup ended well.
     *
     * @param subject {@code backup}
     * @param task {@code base}, {@code export}, {@code verification} or {@code drill}
     * @param position of the ledger it got to
     */
    record BackupTaskCompleted(String subject, String task, long position) implements AccessEvent {}

    /**
     * A task of the backup failed, or nothing can be archived any more.
     *
     * @param subject {@code backup}
     * @param task as of {@link BackupTaskCompleted}, or {@code archive}
     * @param cause in one sentence
     */
    record BackupTaskFailed(String subject, String task, String cause) implements AccessEvent {}

    /**
     * Network addresses, agents and referrers of a month can no longer be decrypted: their retention period is over.
     *
     * @param subject names the month
     */
    record NetworkDataErased(String subject) implements AccessEvent {}

    /** Nobody could be let in with the credentials given; the account, if there is one, is the subject. */
    record LoginFailed(String subject, String cause) implements AccessEvent {}

    /** An administrator read somebody's private note, and said why; {@code subject} is the lead it is about. */
    record PrivateNoteRead(String subject, String noteId, UserId author, PersonalText reason) implements AccessEvent {}

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
     * An export of a list started; nothing was sent yet.
     *
     * @param subject id of the export
     * @param resource what its rows are, such as {@code lead}
     * @param format {@code csv} or {@code ndjson}
     * @param filter what selected the rows; the text of a search is masked, because it may name a person
     */
    record ExportStarted(String subject, String resource, String format, Map<String, List<String>> filter)
            implements AccessEvent {}

    /**
     * An export ended, completely or not.
     *
     * @param rows how many rows were written
     * @param complete whether these were all of them
     */
    record ExportCompleted(
            String subject,
            String resource,
            String format,
            Map<String, List<String>> filter,
            long rows,
            boolean complete)
            implements AccessEvent {}
}
