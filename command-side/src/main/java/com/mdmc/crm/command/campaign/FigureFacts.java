package com.mdmc.crm.command.campaign;

import java.time.LocalDate;

/** The events that say what was decided about a day; each kind of figures has its own. */
public interface FigureFacts {

    /** A day nothing was known of. */
    Object recorded(LocalDate date, KnownDay day);

    /** A day that was known otherwise. */
    Object restated(LocalDate date, KnownDay before, KnownDay day);
}
