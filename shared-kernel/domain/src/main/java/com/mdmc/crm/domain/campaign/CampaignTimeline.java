package com.mdmc.crm.domain.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The dates a campaign is run by.
 *
 * @param launchDate when it goes public, which may differ from the first day of spending
 * @param lastOptimization when somebody last worked on the settings
 */
@RecordBuilder
public record CampaignTimeline(
        LocalDate startDate, LocalDate endDate, LocalDate launchDate, Instant lastOptimization, LocalDate nextReview)
        implements CampaignTimelineBuilder.With {

    /** No date agreed yet. */
    public static CampaignTimeline open() {
        return CampaignTimelineBuilder.builder().build();
    }

    /** Whether both ends are known and the campaign does not end before it starts. */
    @JsonIgnore
    public boolean isRunnable() {
        return startDate != null && endDate != null && !endDate.isBefore(startDate);
    }
}
