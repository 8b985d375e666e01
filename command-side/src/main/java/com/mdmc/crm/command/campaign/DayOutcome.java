package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.WireEnum;

/**
 * What became of one day's figures.
 *
 * @param refusal why they were not taken; {@code null} if they were
 */
public record DayOutcome(Change change, Rejection refusal) {

    /** How the record was changed. */
    public enum Change implements WireEnum {
        RECORDED,
        RESTATED,
        UNCHANGED,
        REJECTED
    }

    static DayOutcome of(Change change) {
        return new DayOutcome(change, null);
    }

    static DayOutcome rejected(Rejection refusal) {
        return new DayOutcome(Change.REJECTED, refusal);
    }
}
