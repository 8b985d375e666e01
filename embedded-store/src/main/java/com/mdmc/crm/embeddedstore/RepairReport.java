package com.mdmc.crm.embeddedstore;

import java.nio.file.Path;
import java.util.List;

/**
 * What a repair has found and done.
 *
 * @param setAside directory of the files as they were found
 * @param findings a sentence for each damage
 * @param lastUnit last unit (a document's change, or an entry of the catalogue) the store has now
 * @param lastLostUnit last unit known to have been acknowledged
 */
public record RepairReport(Path setAside, List<String> findings, long lastUnit, long lastLostUnit) {

    /** How many units are known to be lost: those behind the last one the store has. */
    public long lostUnits() {
        return Math.max(0, lastLostUnit - lastUnit);
    }
}
