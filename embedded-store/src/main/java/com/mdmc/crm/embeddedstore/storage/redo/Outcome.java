package com.mdmc.crm.embeddedstore.storage.redo;

import java.io.IOException;

/** Waits to hear whether what it depends on is durable. */
public interface Outcome {

    void durable();

    /** The log could not be written; what it depends on may become durable later, or never. */
    void failed(IOException cause);
}
