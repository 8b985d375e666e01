package com.mdmc.crm.standalone.operator;

/** Exit statuses of all operators' commands. A Java that does not start is {@link #FAILED} as well, by {@code ./crm}. */
public final class ExitCodes {
    /** Done, or in order. */
    public static final int OK = 0;
    /** Checked, and not in order. */
    public static final int NOT_IN_ORDER = 1;
    /** Could not be checked or done. */
    public static final int FAILED = 2;
    /** The command line is wrong. */
    public static final int USAGE = 3;

    private ExitCodes() {}
}
