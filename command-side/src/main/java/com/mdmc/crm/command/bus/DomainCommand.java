package com.mdmc.crm.command.bus;

/** Command to one aggregate. Each aggregate has one sealed interface of nested records that extends this one. */
public interface DomainCommand {
    /** For commands that few others compete with. */
    int ATTEMPTS = 2;

    /** Whose data the command carries. */
    String subject();

    /**
     * Under whose key personal text in it is encrypted.
     *
     * @param others asked where that is not the subject itself
     */
    default String textSubject(TextSubjects others) {
        return subject();
    }

    /** The kind of resource, as the audit and problem codes name it: {@code lead}, {@code campaign}, {@code user}. */
    String resource();

    /** How often it is decided anew when another writer was first, counting the first time. */
    default int attempts() {
        return ATTEMPTS;
    }
}
