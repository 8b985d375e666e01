package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.WireEnum;
import java.util.Set;

/**
 * Result of recording one day.
 *
 * @param rejection why the day was rejected; {@code null} if it was not
 * @param before what was recorded; {@code null} if nothing was
 * @param after what is recorded now
 * @param metrics that were not outdated, if the day was restated
 */
public record KpiRecordingResult(
        Change change, Rejection rejection, RecordedDay before, RecordedDay after, Set<String> metrics) {

    /** What changed. */
    public enum Change implements WireEnum {
        RECORDED,
        RESTATED,
        UNCHANGED,
        REJECTED
    }

    static KpiRecordingResult rejected(Rejection rejection) {
        return new KpiRecordingResult(Change.REJECTED, rejection, null, null, null);
    }
}
