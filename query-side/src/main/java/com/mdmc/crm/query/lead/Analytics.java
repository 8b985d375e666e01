package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.lead.EngagementCounts;

/** What the artist did on the agency's pages and in its mails; {@code qualificationScore} is that of the rules. */
public record Analytics(
        long pageViews,
        long timeOnSite,
        long downloads,
        long emailOpens,
        long emailClicks,
        long socialEngagement,
        int qualificationScore) {

    Analytics plus(EngagementCounts more) {
        return new Analytics(
                pageViews + more.pageViews(),
                timeOnSite + more.timeOnSite(),
                downloads + more.downloads(),
                emailOpens + more.emailOpens(),
                emailClicks + more.emailClicks(),
                socialEngagement + more.socialEngagement(),
                qualificationScore);
    }

    Analytics scored(int score) {
        return new Analytics(pageViews, timeOnSite, downloads, emailOpens, emailClicks, socialEngagement, score);
    }
}
