package com.mdmc.crm.ledger.format;

/**
 * The end of the log as a writer knows it.
 *
 * @param position of the last commit, 0 when there is none
 * @param latest the greatest write time up to there, epoch milliseconds
 */
public record LogHead(long position, long latest) {

    public static final LogHead OF_EMPTY_LOG = new LogHead(0, 0);
}
