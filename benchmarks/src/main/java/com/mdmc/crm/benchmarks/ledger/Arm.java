package com.mdmc.crm.benchmarks.ledger;

/** One way to record what happened, durably acknowledged. */
interface Arm {

    String name();

    /** Records one commit of a writer and returns when it is durable; answers how many commits that were. */
    int append(int writer, int events);

    /** Brings the log to a size as fast as the store takes it. */
    void fill(long events);
}
