package com.mdmc.crm.command.bus;

/** Tells under whose key the texts of a command are encrypted. */
@FunctionalInterface
public interface TextSubjects {

    /** The subject whose erasure makes the command's texts unreadable. */
    String of(DomainCommand command);
}
