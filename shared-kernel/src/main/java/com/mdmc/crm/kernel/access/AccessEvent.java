package com.mdmc.crm.kernel.access;

import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.value.UserId;

/** Something the audit must show although nothing changed: a refusal, an export, a look at something protected. */
public sealed interface AccessEvent extends DomainEvent {

    /** A command was turned down; {@code code} is that of the problem the caller was answered with. */
    record CommandRejected(String subject, String resource, String command, String code, int status)
            implements AccessEvent {}

    /** Somebody asked for something they may not see or do. */
    record AccessDenied(String subject, String resource, String permission) implements AccessEvent {}

    /** Nobody could be let in with the credentials given; the account, if there is one, is the subject. */
    record LoginFailed(String subject, String cause) implements AccessEvent {}

    /** An administrator read somebody's private note, and said why; {@code subject} is the lead it is about. */
    record PrivateNoteRead(String subject, String noteId, UserId author, String reason) implements AccessEvent {}
    /** Everything held on one person was handed out, as that person may ask for. */
    record SubjectExported(String subject, String resource) implements AccessEvent {}
}
