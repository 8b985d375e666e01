package com.mdmc.crm.command.bus;

/** Tells where in the ledger this thread's last command ended up. */
public interface CommitPositions {

    /**
     * The position of the commit this thread wrote last; if it wrote none, the head of the ledger, which whoever
     * waits for it will find reached.
     */
    long last();
}
