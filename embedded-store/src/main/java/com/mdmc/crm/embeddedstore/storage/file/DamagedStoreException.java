package com.mdmc.crm.embeddedstore.storage.file;

/**
 * A file of the store is not what was written to it, or is missing. The message is one sentence that names the file;
 * the files are left as they were found.
 */
public final class DamagedStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /**
     * @param file name of the file within the store's directory
     * @param what what is wrong with it, and where: the rest of a sentence that begins with the file's name
     */
    public DamagedStoreException(String file, String what) {
        this(file, what, null);
    }

    public DamagedStoreException(String file, String what, Throwable cause) {
        super(
                "The store's file " + file + " " + what + "; nothing has been changed: restore a backup, or repair the"
                        + " store to go on with what is readable.",
                cause);
        this.file = file;
    }

    /** Name of the damaged file within the store's directory. */
    public String file() {
        return file;
    }

    /** The damage behind a failure, or null if it is another kind of failure. */
    public static DamagedStoreException behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DamagedStoreException damaged) {
                return damaged;
            }
        }
        return null;
    }
}
