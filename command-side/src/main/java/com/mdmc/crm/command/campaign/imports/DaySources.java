package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.reports.PlatformCampaign;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of a platform's campaigns a day was added up from, as blind indexes of their numbers and names. Figures of one
 * campaign alone would replace those of several that belong to the same of ours.
 */
final class DaySources {
    private static final String SEPARATOR = "/";

    private final PlatformNumbers numbers;
    private final Platform platform;
    // A report has many days of few campaigns.
    private final Map<PlatformCampaign, String> known = new HashMap<>();

    DaySources(PlatformNumbers numbers, Platform platform) {
        this.numbers = numbers;
        this.platform = platform;
    }

    /** The sources as they are kept. */
    Set<String> of(Set<PlatformCampaign> campaigns) {
        Set<String> sources = new TreeSet<>();
        campaigns.forEach(each -> sources.add(known.computeIfAbsent(each, this::source)));
        return sources;
    }

    private String source(PlatformCampaign campaign) {
        return token("source", campaign.id()) + SEPARATOR + token("source-name", campaign.name());
    }

    private String token(String kind, String text) {
        return text.isEmpty() ? "" : numbers.token(platform, kind, text);
    }

    /** Whether a day holds all campaigns that another was added up from, as far as both say which these are. */
    static boolean covers(Set<String> day, Set<String> other) {
        return other.stream().allMatch(each -> day.isEmpty() || day.stream().anyMatch(own -> isSame(own, each)));
    }

    // A campaign may be renamed; a file may have its name alone, or neither.
    private static boolean isSame(String one, String other) {
        String[] ours = one.split(SEPARATOR, 2);
        String[] theirs = other.split(SEPARATOR, 2);
        boolean bothNumbered = !ours[0].isEmpty() && !theirs[0].isEmpty();
        boolean isUnknown = one.equals(SEPARATOR) || other.equals(SEPARATOR);
        return isUnknown || (bothNumbered ? ours[0].equals(theirs[0]) : ours[1].equals(theirs[1]));
    }
}
