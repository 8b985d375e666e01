package com.mdmc.crm.command.bus;

/** Tells under whose key the texts of a command are encrypted. */
@FunctionalInterface
public interface TextSubjects {

    /** Why data was erased must be told afterwards, when the person's key is gone: reasons have a key of their own. */
    String ERASURES = "erasures";

    /** The subject whose erasure makes the command's texts unreadable. */
    String of(DomainCommand command);
}
