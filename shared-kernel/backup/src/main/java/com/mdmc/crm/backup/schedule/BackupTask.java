package com.mdmc.crm.backup.schedule;

import java.util.Locale;

/** What is done with an archive, and recorded when it was. */
public enum BackupTask {
    /** A flush. */
    ARCHIVE,
    BASE,
    EXPORT,
    VERIFICATION,
    DRILL;

    /** Its name in the store, in events and in health. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
