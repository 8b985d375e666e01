package com.mdmc.crm.embeddedstore.storage.file;

import java.io.IOException;
import java.util.List;

/** The files of one store directory. */
public interface StoreFiles {

    /** Opens a file for reading and writing, creating it when missing; its existence is durable on return. */
    StoreFile open(String name) throws IOException;

    /** Names of all files of the directory, without those of directories in it. */
    List<String> list() throws IOException;

    /**
     * Gives a file the name of another, which it replaces; durable on return, and never half done.
     *
     * @param to a name, or that of a directory below, a slash and a name
     */
    void rename(String from, String to) throws IOException;

    /** Removes a file; a power loss may bring it back. */
    void delete(String name) throws IOException;

    /** Bytes that can still be written before the disk is full. */
    default long freeBytes() throws IOException {
        return Long.MAX_VALUE;
    }

    /** Whether a file of the name is there. */
    default boolean exists(String name) throws IOException {
        return list().contains(name);
    }
}
