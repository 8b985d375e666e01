package com.mdmc.crm.command.campaign;

import java.time.LocalDate;

/** Puts what was decided about a day on record; each kind of figures has events of its own. */
interface FigureFacts {

    /** A day nothing was known of. */
    void recorded(LocalDate date, KnownDay day);

    /** A day that was known otherwise. */
    void restated(LocalDate date, KnownDay before, KnownDay day);
}
