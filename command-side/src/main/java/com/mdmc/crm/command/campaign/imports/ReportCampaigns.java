package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.campaign.imports.StagedDays.StagedDay;
import com.mdmc.crm.command.campaign.kpi.SourceCampaign;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.KpiPaths;
import com.mdmc.crm.reports.PlatformCampaign;
import com.mdmc.crm.reports.ReportDay;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The platform's campaigns of a report by ours, as it names them and as they are kept; what the report tells of them apart
 * is numbered by their place in these lists.
 */
final class ReportCampaigns {
    private final ImportTargets targets;
    private final Map<String, List<PlatformCampaign>> reported;
    private final Map<String, List<SourceCampaign>> kept;

    /** @param kept the same encrypted, without those that cannot be kept */
    ReportCampaigns(ImportTargets targets, Map<String, List<SourceCampaign>> kept) {
        this.targets = targets;
        this.reported = targets.byTarget();
        this.kept = kept;
    }

    /** The platform's campaigns that belong to one of ours. */
    List<SourceCampaign> of(String campaign) {
        return kept.getOrDefault(campaign, List.of());
    }

    /** A day of one of our campaigns as it is kept, with nothing against it. */
    StagedDay staged(String campaign, ReportDay day) {
        List<PlatformCampaign> theirs = reported.getOrDefault(campaign, List.of());
        boolean tellsApart = kept.containsKey(campaign) && !theirs.stream().allMatch(PlatformCampaign::isUnknown);
        Map<Integer, Map<String, BigDecimal>> parts = new TreeMap<>();
        if (tellsApart) {
            day.campaigns().forEach((each, metrics) -> parts.merge(index(theirs, each), metrics, ReportCampaigns::sum));
        }
        return new StagedDay(day.date(), day.metrics(), parts, day.currency(), day.lines(), false);
    }

    /** Whether figures of a day are of a platform campaign whose number is known to belong to another of ours. */
    boolean hasOthers(ReportDay day) {
        return day.campaigns().keySet().stream().anyMatch(targets::isElsewhere);
    }

    /** Whether more of the platform's campaigns belong to one of ours than the report tells of. */
    boolean leavesOut(String campaign, Platform platform) {
        return targets.leavesOut(campaign, platform, reported.getOrDefault(campaign, List.of()));
    }

    private static int index(List<PlatformCampaign> campaigns, PlatformCampaign campaign) {
        return IntStream.range(0, campaigns.size())
                .filter(i -> campaigns.get(i).isSame(campaign))
                .findFirst()
                .orElseThrow();
    }

    // One campaign under two names, as when it is renamed in the course of a day.
    private static Map<String, BigDecimal> sum(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>(one);
        other.forEach((path, value) -> {
            BigDecimal before = sums.get(path);
            sums.put(path, before == null ? value : value == null ? before : before.add(value));
        });
        sums.keySet().removeIf(path -> !KpiPaths.hasSum(path));
        return sums;
    }
}
