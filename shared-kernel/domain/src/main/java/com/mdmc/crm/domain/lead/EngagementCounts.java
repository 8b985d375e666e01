package com.mdmc.crm.domain.lead;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What an artist did on the agency's pages and in its mails; every count adds to what was there.
 *
 * @param timeOnSite seconds
 */
public record EngagementCounts(
        @Min(0) @Max(MOST) long pageViews,
        @Min(0) @Max(MOST) long timeOnSite,
        @Min(0) @Max(MOST) long downloads,
        @Min(0) @Max(MOST) long emailOpens,
        @Min(0) @Max(MOST) long emailClicks,
        @Min(0) @Max(MOST) long socialEngagement) {
    public static final EngagementCounts NONE = new EngagementCounts(0, 0, 0, 0, 0, 0);
    private static final long MOST = 1_000_000_000;

    /** The counts that take these back. */
    public EngagementCounts negated() {
        return new EngagementCounts(-pageViews, -timeOnSite, -downloads, -emailOpens, -emailClicks, -socialEngagement);
    }

    public EngagementCounts plus(EngagementCounts more) {
        return new EngagementCounts(
                pageViews + more.pageViews,
                timeOnSite + more.timeOnSite,
                downloads + more.downloads,
                emailOpens + more.emailOpens,
                emailClicks + more.emailClicks,
                socialEngagement + more.socialEngagement);
    }
}
