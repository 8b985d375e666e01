package com.mdmc.crm.ledger.format;

/**
 * Head of the log: position and time of the last commit, as a writer knows them.
 *
 * @param position of the last commit, 0 when there is none
 * @param latest the greatest write time up to there, epoch milliseconds
 */
public record LogHead(long position, long latest) {

    public static final LogHead OF_EMPTY_LOG = new LogHead(0, 0);
}
