package com.mdmc.crm.kernel.campaign;

import java.time.Instant;
import java.time.LocalDate;

/** The dates a campaign is run by. */
public record CampaignTimeline(
        LocalDate startDate, LocalDate endDate, LocalDate launchDate, Instant lastOptimization, LocalDate nextReview) {}
