package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.reports.PlatformCampaign;
import com.mdmc.crm.reports.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of our campaigns a platform's campaign belongs to: as the caller says, else by the numbers in the campaigns'
 * platform settings, else by the ad account if one campaign alone has it.
 */
final class ImportTargets {
    private final Map<PlatformCampaign, String> known = new LinkedHashMap<>();
    private final Views views;
    private final PlatformNumbers numbers;

    /**
     * Finds the targets of a report's campaigns.
     *
     * @param campaign that everything belongs to that is not known to be another's; {@code null} for none
     * @param told a platform campaign's number or name → ours, as the caller says
     * @param inReach whether the caller may record days of a campaign; what belongs to others' is not told
     */
    ImportTargets(
            Views views,
            PlatformNumbers numbers,
            Report report,
            String campaign,
            Map<String, String> told,
            Predicate<String> inReach) {
        this.views = views;
        this.numbers = numbers;
        Platform platform = report.platform();
        for (PlatformCampaign each : report.campaigns().keySet()) {
            String numbered = only(platform, PlatformNumbers.CAMPAIGNS, each.id());
            String ours = Stream.of(
                            told.get(each.id()),
                            told.get(each.name()),
                            known(numbered, inReach),
                            known(only(platform, PlatformNumbers.ACCOUNTS, each.account()), inReach))
                    .filter(id -> id != null)
                    .findFirst()
                    .orElse(null);
            if (campaign == null) {
                known.put(each, ours);
            } else if (campaign.equals(ours)
                    || numbered == null && report.campaigns().size() == 1 && told.isEmpty()) {
                known.put(each, campaign);
            }
        }
    }

    private static String known(String campaign, Predicate<String> inReach) {
        return campaign != null && inReach.test(campaign) ? campaign : null;
    }

    private String only(Platform platform, String kind, String number) {
        if (number.isEmpty()) {
            return null;
        }
        List<String> campaigns = views.keys(LinkedCampaign.VIEW, numbers.filter(platform, kind, number));
        return campaigns.size() == 1 ? campaigns.get(0) : null;
    }

    /** Our campaign → the platform's campaigns that belong to it, each once. */
    Map<String, List<PlatformCampaign>> byTarget() {
        Map<String, List<PlatformCampaign>> byTarget = new HashMap<>();
        known.forEach((theirs, ours) -> {
            List<PlatformCampaign> all = byTarget.computeIfAbsent(ours, unseen -> new ArrayList<>());
            if (all.stream().noneMatch(theirs::isSame)) {
                all.add(theirs);
            }
        });
        byTarget.remove(null);
        return byTarget;
    }

    /** All of our campaigns that something of the report belongs to. */
    Set<String> campaigns() {
        return known.values().stream().filter(ours -> ours != null).collect(Collectors.toSet());
    }

    /** Our campaign's id, or {@code null}. */
    String of(PlatformCampaign campaign) {
        return known.get(campaign);
    }
}
