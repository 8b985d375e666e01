package com.mdmc.crm.backup.archive;

import java.nio.file.Path;

/** A file of the archive is not what was written to it, or is not there. */
public class DamagedArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedArchiveException(String message) {
        super(message);
    }

    public DamagedArchiveException(Path file, String why) {
        super(file + " is damaged: " + why);
    }
}
