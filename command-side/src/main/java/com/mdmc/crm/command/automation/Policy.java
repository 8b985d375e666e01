package com.mdmc.crm.command.automation;

/**
 * A policy: a rule that sends commands because something happened. It is told of every event at least once and in order,
 * so acting twice on one event must change nothing. What fails for good waits in the dead-letter queue with all that
 * follows it on the same subject.
 */
interface Policy {

    /** The rule as a sentence in lower case with hyphens; names its processor and the actor it acts as. */
    String name();

    /** What it does because of which events. */
    Reactions reactions();
}
