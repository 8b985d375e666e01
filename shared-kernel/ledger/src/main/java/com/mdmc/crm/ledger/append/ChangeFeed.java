package com.mdmc.crm.ledger.append;

/** Change stream of the commits of all processes. It carries no content: it only tells a reader to read. */
public interface ChangeFeed extends AutoCloseable {

    /**
     * Waits a second at most.
     *
     * @return whether there was a change
     * @throws com.mongodb.MongoException if the stream broke off; it may be opened again
     */
    boolean await();

    @Override
    void close();
}
