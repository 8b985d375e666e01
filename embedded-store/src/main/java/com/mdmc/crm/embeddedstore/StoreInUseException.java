package com.mdmc.crm.embeddedstore;

import java.nio.file.Path;

/** The directory is held by another process (or by another store of this one): two writers would ruin it. */
public final class StoreInUseException extends IllegalStateException {

    StoreInUseException(Path directory) {
        super("The embedded store in " + directory
                + " is in use by another process; stop that one first, or set CRM_DATA" + " to another directory.");
    }
}
