package com.mdmc.crm.command.bus;

/** Command to one aggregate. Each aggregate has one sealed interface of nested records that extends this one. */
public interface DomainCommand {

    /** Whose data the command carries. */
    String subject();

    /** Under whose key personal text in it is encrypted. */
    default String textSubject() {
        return subject();
    }

    /** The kind of resource, as the audit and problem codes name it: {@code lead}, {@code campaign}, {@code user}. */
    String resource();
}
