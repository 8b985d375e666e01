package com.mdmc.crm.ledger.append;

/** The server's announcements of commits, whichever process appended them. They only say that it is time to look. */
public interface ChangeFeed extends AutoCloseable {

    /**
     * Waits a second at most.
     *
     * @return whether something was announced
     * @throws com.mongodb.MongoException if the feed broke off; it may be opened again
     */
    boolean await();

    @Override
    void close();
}
