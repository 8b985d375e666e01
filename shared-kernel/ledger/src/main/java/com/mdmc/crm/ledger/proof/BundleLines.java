package com.mdmc.crm.ledger.proof;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Lines that end with a line feed on every platform. */
final class BundleLines {

    private final Appendable out;

    BundleLines(Appendable out) {
        this.out = out;
    }

    void add(String line) {
        try {
            out.append(line).append('\n');
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
