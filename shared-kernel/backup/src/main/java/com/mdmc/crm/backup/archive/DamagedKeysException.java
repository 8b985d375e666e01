package com.mdmc.crm.backup.archive;

/** A file of subjects' keys is damaged or missing: whoever's keys it held would read as erased. */
public final class DamagedKeysException extends DamagedArchiveException {
    private static final long serialVersionUID = 1L;

    public DamagedKeysException(DamagedArchiveException damaged) {
        super(damaged.getMessage() + ". Whoever's keys it held would read as erased");
        initCause(damaged);
    }
}
