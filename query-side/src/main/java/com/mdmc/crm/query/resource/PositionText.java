package com.mdmc.crm.query.resource;

import com.mdmc.crm.domain.Rejection;

/** Parser of ledger positions and tree sizes. */
public final class PositionText {

    private PositionText() {}

    /**
     * The position a text names, 0 being the one before the first commit; fails with a rejection that names the
     * parameter: {@code wrong-type} for what is no whole number of 64 bits, {@code out-of-range} for one below 0.
     */
    public static long read(String parameter, String text) {
        long position;
        try {
            position = Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw Rejection.invalid(parameter, "wrong-type");
        }
        if (position < 0) {
            throw Rejection.invalid(parameter, "out-of-range");
        }
        return position;
    }
}
