package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.WireEnum;

/**
 * What became of one day's figures.
 *
 * @param refusal why they were not taken; {@code null} if they were
 */
public record KpiRecordingResult(Change change, Rejection refusal) {

    /** How the record was changed. */
    public enum Change implements WireEnum {
        RECORDED,
        RESTATED,
        UNCHANGED,
        REJECTED
    }

    static KpiRecordingResult of(Change change) {
        return new KpiRecordingResult(change, null);
    }

    static KpiRecordingResult rejected(Rejection refusal) {
        return new KpiRecordingResult(Change.REJECTED, refusal);
    }
}
