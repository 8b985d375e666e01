package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.Days;
import java.util.EnumMap;
import java.util.Map;

/** Counter of days by what becomes of them. */
final class Counts {
    private final Map<Change, Integer> counts = new EnumMap<>(Change.class);
    private int flagged;

    void add(Change change) {
        counts.merge(change, 1, Integer::sum);
    }

    void flagged(boolean isFlagged) {
        flagged += isFlagged ? 1 : 0;
    }

    Days days() {
        return new Days(of(Change.RECORDED), of(Change.RESTATED), of(Change.UNCHANGED), of(Change.REJECTED), flagged);
    }

    static Days sum(Days one, Days other) {
        return new Days(
                one.recorded() + other.recorded(),
                one.restated() + other.restated(),
                one.unchanged() + other.unchanged(),
                one.rejected() + other.rejected(),
                one.flagged() + other.flagged());
    }

    private int of(Change change) {
        return counts.getOrDefault(change, 0);
    }
}
