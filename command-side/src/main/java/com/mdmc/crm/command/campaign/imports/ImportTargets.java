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
    private final Map<PlatformCampaign, List<String>> numbered = new HashMap<>();
    private final Views views;
    private final PlatformNumbers numbers;
    private final Predicate<String> inReach;

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
        this.inReach = inReach;
        Platform platform = report.platform();
        for (PlatformCampaign each : report.campaigns().keySet()) {
            List<String> withNumber = all(platform, PlatformNumbers.CAMPAIGNS, each.id());
            numbered.put(each, withNumber);
            String ours = Stream.of(
                            told.get(each.id()),
                            told.get(each.name()),
                            only(withNumber),
                            only(all(platform, PlatformNumbers.ACCOUNTS, each.account())))
                    .filter(id -> id != null)
                    .findFirst()
                    .orElse(null);
            if (campaign == null) {
                known.put(each, ours);
            } else if (campaign.equals(ours)
                    || withNumber.size() != 1 && report.campaigns().size() == 1 && told.isEmpty()) {
                known.put(each, campaign);
            }
        }
    }

    private String only(List<String> campaigns) {
        return campaigns.size() == 1 && inReach.test(campaigns.get(0)) ? campaigns.get(0) : null;
    }

    private List<String> all(Platform platform, String kind, String number) {
        return number.isEmpty() ? List.of() : views.keys(LinkedCampaign.VIEW, numbers.filter(platform, kind, number));
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

    /** Those of our campaigns that a platform campaign's number is known to belong to, as far as the caller may know. */
    List<String> numbered(PlatformCampaign campaign) {
        return numbered.get(campaign).stream().filter(inReach).sorted().toList();
    }

    /** Whether one of ours is known to have further numbers on a platform. */
    boolean leavesOut(String campaign, Platform platform, List<PlatformCampaign> told) {
        return views
                .find(LinkedCampaign.VIEW, campaign)
                .map(linked -> numbers.of(linked, platform))
                .orElse(List.of())
                .stream()
                .anyMatch(number -> told.stream().noneMatch(each -> each.id().equals(number)));
    }

    /** Whether a number is recorded for one of our campaigns that is known to belong to others of them. */
    boolean isElsewhere(PlatformCampaign campaign) {
        List<String> others = numbered.get(campaign);
        return !others.isEmpty() && !others.contains(known.get(campaign));
    }
}
