package com.mdmc.crm.command.campaign.kpi;

import java.time.LocalDate;

/** The events that say what was decided about a day; each kind of figures has its own. */
public interface KpiEvents {

    /** A day nothing was known of. */
    Object recorded(LocalDate date, RecordedDay day);

    /** A day that was known otherwise. */
    Object restated(LocalDate date, RecordedDay before, RecordedDay day);
}
