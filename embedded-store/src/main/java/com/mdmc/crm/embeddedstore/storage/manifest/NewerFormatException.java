package com.mdmc.crm.embeddedstore.storage.manifest;

/** A newer program has written the store in a format this one does not know. */
public final class NewerFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerFormatException(int format, String program) {
        super("The store has format " + format + ", written by program version " + program
                + ", and this program reads formats up to " + Manifest.FORMAT
                + ": start the newer program, or restore a"
                + " backup that is older.");
    }
}
