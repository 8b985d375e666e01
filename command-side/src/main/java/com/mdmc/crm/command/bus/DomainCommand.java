package com.mdmc.crm.command.bus;

/** An order to one aggregate. Each aggregate has one sealed interface of nested records that extends this one. */
public interface DomainCommand {

    /** Whose data the command carries: personal text in it is encrypted under this subject's key. */
    String subject();

    /** What the audit calls the thing: {@code lead}, {@code campaign} or {@code user}. */
    String resource();
}
