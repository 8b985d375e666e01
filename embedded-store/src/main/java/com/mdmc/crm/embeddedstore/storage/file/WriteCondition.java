package com.mdmc.crm.embeddedstore.storage.file;

import java.io.IOException;
import java.util.Locale;

/** Whether the files of the store can be written. */
public enum WriteCondition {
    WRITABLE("The store can be written"),
    /** No space, or no quota, is left. */
    FULL("The disk of the store is full"),
    /** The file system takes no writes: read-only, or failing. */
    READ_ONLY("The store cannot write its files");

    private final String sentence;

    WriteCondition(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** What a failed write means. */
    public static WriteCondition of(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        boolean isFull = message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
        return isFull ? FULL : READ_ONLY;
    }
}
