package com.mdmc.crm.embeddedstore;

import java.nio.file.Path;

/** A directory holds no store, although one is meant to be read. */
public final class NoStoreException extends IllegalStateException {

    NoStoreException(Path directory) {
        super("There is no embedded store in " + directory + "; set CRM_DATA to the directory of one.");
    }
}
