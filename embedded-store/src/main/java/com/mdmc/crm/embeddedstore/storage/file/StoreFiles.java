package com.mdmc.crm.embeddedstore.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The files of one store directory. */
public interface StoreFiles {

    /** Ends the name of a file that is being written, or was cut short in that. */
    String NEW = ".new";

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

    /** Gives a file a content, in the place of the one it had; durable on return, and never half done. */
    default void replace(String name, byte[] content) throws IOException {
        try (StoreFile file = open(name + NEW)) {
            file.truncate(0);
            file.write(ByteBuffer.wrap(content), 0);
            file.force();
        }
        rename(name + NEW, name);
    }

    /** Removes a file; a power loss may bring it back. */
    void delete(String name) throws IOException;

    /** Removes a file whose content nobody is to find again: it is overwritten first where that can be done. */
    default void shred(String name) throws IOException {
        delete(name);
    }

    /** Shreds the files of all directories below, which are copies of what the store was. */
    default void shredCopies() throws IOException {}

    /** Bytes that can still be written before the disk is full. */
    default long freeBytes() throws IOException {
        return Long.MAX_VALUE;
    }

    /** Whether a file of the name is there. */
    default boolean exists(String name) throws IOException {
        return list().contains(name);
    }
}
