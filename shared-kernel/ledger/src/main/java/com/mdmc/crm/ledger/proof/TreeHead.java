package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.merkle.Frontier;
import java.time.Instant;

/**
 * Head of the stored tree.
 *
 * @param size leaves, which is the position of the last commit in it
 * @param peaks the right edge, as {@link Frontier#toBytes} has it
 * @param holder the process that grows it
 * @param until when the holder has to be heard of again
 */
public record TreeHead(long size, byte[] peaks, String holder, Instant until) {

    static final TreeHead OF_EMPTY_TREE = new TreeHead(0, new byte[0], "", Instant.EPOCH);

    boolean isHeldByOtherThan(String process, Instant now) {
        return !holder.equals(process) && until.isAfter(now);
    }

    public Frontier edge() {
        return Frontier.ofBytes(size, peaks);
    }
}
