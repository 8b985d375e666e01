package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
import java.util.List;

/** The files of one store directory. */
public interface StoreFiles {

    /** Opens a file for reading and writing, creating it when missing; its existence is durable on return. */
    StoreFile open(String name) throws IOException;

    /** Names of all files of the directory. */
    List<String> list() throws IOException;

    /** Gives a file the name of another, which it replaces; durable on return, and never half done. */
    void rename(String from, String to) throws IOException;

    /** Removes a file; a power loss may bring it back. */
    void delete(String name) throws IOException;
}
