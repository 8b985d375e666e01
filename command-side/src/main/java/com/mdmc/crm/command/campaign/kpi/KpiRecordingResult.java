package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.WireEnum;

/**
 * Result of recording one day.
 *
 * @param rejection why the day was rejected; {@code null} if it was not
 */
public record KpiRecordingResult(Change change, Rejection rejection) {

    /** What changed. */
    public enum Change implements WireEnum {
        RECORDED,
        RESTATED,
        UNCHANGED,
        REJECTED
    }

    static KpiRecordingResult of(Change change) {
        return new KpiRecordingResult(change, null);
    }

    static KpiRecordingResult rejected(Rejection rejection) {
        return new KpiRecordingResult(Change.REJECTED, rejection);
    }
}
