package com.mdmc.crm.backup.archive;

import java.nio.file.Path;

/** A file is whole, and was encrypted under another key: it is another archive's, or the key is. */
public final class WrongBackupKeyException extends DamagedArchiveException {
    private static final long serialVersionUID = 1L;

    public WrongBackupKeyException(Path file) {
        super(file, "this backup key does not open it");
    }
}
