package com.mdmc.crm.embeddedstore.storage;

/** Keeps the pages of views taken from now on readable, whatever is written meanwhile. */
public final class Pin implements AutoCloseable {

    private final Pins pins;

    Pin(Pins pins) {
        this.pins = pins;
    }

    @Override
    public void close() {
        pins.remove(this);
    }
}
