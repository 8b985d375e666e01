package com.mdmc.crm.command.campaign.kpi;

/**
 * What the reversal of an import did.
 *
 * @param restored days that are as they were before it
 * @param kept days that have KPIs which something else said as well, or later
 */
public record ReversedDays(int restored, int kept) {
    public static final ReversedDays NONE = new ReversedDays(0, 0);
    static final ReversedDays RESTORED = new ReversedDays(1, 0);
    static final ReversedDays KEPT = new ReversedDays(0, 1);

    /** Both together. */
    public ReversedDays plus(ReversedDays others) {
        return new ReversedDays(restored + others.restored, kept + others.kept);
    }
}
