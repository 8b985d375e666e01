package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.LeadScore;
import com.mdmc.crm.domain.lead.LeadScore.Points;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.lead.SourceChannel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules that tell how promising a lead is. A change of the rules is a new version; scores given by an earlier one
 * stay what they were until something about the lead changes.
 */
final class ScoreRules {
    static final int VERSION = 1;

    private static final int POINTS_A_PLATFORM = 5;
    private static final int MOST_FOR_PLATFORMS = 15;

    private ScoreRules() {}

    static LeadScore score(PersonalInfo person, ArtistInfo artist, BusinessInfo business, LeadSource source) {
        List<Points> breakdown = new ArrayList<>();
        add(breakdown, "phone", person.phone() != null, 5);
        scoreArtist(breakdown, artist);
        if (business != null) {
            scoreBusiness(breakdown, business);
        }
        if (source != null) {
            add(breakdown, "referral", source.channel() == SourceChannel.REFERRAL, 15);
        }
        return of(breakdown);
    }

    /** The sum of the points, cut off at 0 and 100. */
    static LeadScore of(List<Points> breakdown) {
        int sum = breakdown.stream().mapToInt(Points::points).sum();
        return new LeadScore(VERSION, Math.max(0, Math.min(100, sum)), breakdown);
    }

    private static void scoreArtist(List<Points> breakdown, ArtistInfo artist) {
        add(breakdown, "streaming", artist.spotifyUrl() != null || artist.youtubeUrl() != null, 10);
        boolean social = Stream.of(artist.instagramUrl(), artist.tiktokUrl(), artist.website())
                .anyMatch(url -> url != null);
        add(breakdown, "social", social, 5);
        add(breakdown, "label", artist.label() != null, 10);
    }

    private static void scoreBusiness(List<Points> breakdown, BusinessInfo business) {
        if (business.budget() != null && business.budget().amount() != null) {
            add(breakdown, "budget", true, pointsFor(business.budget().amount()));
        }
        int platforms = Math.min(
                MOST_FOR_PLATFORMS, POINTS_A_PLATFORM * business.platforms().size());
        add(breakdown, "platforms", platforms > 0, platforms);
        add(breakdown, "goals", !business.goals().isEmpty(), 5);
        BusinessInfo.Timeline timeline = business.timeline();
        add(breakdown, "urgency", timeline != null && isPressing(timeline.urgency()), 10);
        BusinessInfo.PreviousExperience experience = business.previousExperience();
        add(breakdown, "experience", experience != null && Boolean.TRUE.equals(experience.hasRunAds()), 10);
    }

    private static int pointsFor(BigDecimal budget) {
        if (budget.compareTo(new BigDecimal("5000")) >= 0) {
            return 30;
        }
        return budget.compareTo(new BigDecimal("1000")) >= 0 ? 20 : 10;
    }

    private static boolean isPressing(Priority urgency) {
        return urgency == Priority.HIGH || urgency == Priority.URGENT;
    }

    private static void add(List<Points> breakdown, String rule, boolean applies, int points) {
        if (applies) {
            breakdown.add(new Points(rule, points));
        }
    }
}
