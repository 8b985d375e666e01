package com.mdmc.crm.command.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.campaign.kpi.KpiPaths;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.kpi.PlatformCampaignKpis;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What one report says of a day.
 *
 * @param source the platform's campaign it is of; {@code null} for all that belong to ours together
 * @param metrics paths of those it speaks of, also to say that there is none; {@code null} for all
 * @param currency of its amounts
 * @param fetchedAt when it was read from the platform
 * @param importId the import that it can be reversed with; {@code null} if it stands for good
 * @param digest of the file it came from; {@code null} if it came from none
 */
public record KpiContribution(
        SourceCampaign source,
        @JsonProperty("figures") Kpis kpis,
        Set<String> metrics,
        String currency,
        Instant fetchedAt,
        String importId,
        String digest) {

    public KpiContribution {
        metrics = metrics == null ? null : Set.copyOf(metrics);
    }

    /** What stands for good of all of the platform's campaigns together. */
    static KpiContribution ofAll(Kpis kpis, String currency, Instant fetchedAt) {
        return new KpiContribution(null, kpis, null, currency, fetchedAt, null, null);
    }

    boolean speaksOf(String path) {
        return metrics == null || metrics.contains(path);
    }

    /** The metrics it speaks of. */
    Set<String> paths() {
        return metrics == null ? KpiPaths.ALL : metrics;
    }

    boolean isOf(SourceCampaign campaign) {
        return source == null ? campaign == null : source.equals(campaign);
    }

    boolean hasAmount(String path) {
        return KpiPaths.isAmount(path) && kpis.at(path) != null;
    }

    /** The same, read at another time. */
    KpiContribution at(Instant time) {
        return new KpiContribution(source, kpis, metrics, currency, time, importId, digest);
    }

    /** The same with only some of its metrics. */
    KpiContribution only(Set<String> some) {
        return some.containsAll(paths())
                ? this
                : new KpiContribution(
                        source, Kpis.NONE.with(kpis, some::contains), some, currency, fetchedAt, importId, digest);
    }

    /** The same without what a later one says for good. */
    KpiContribution hiddenBy(KpiContribution later) {
        Set<String> left = new HashSet<>(paths());
        left.removeAll(later.paths());
        return only(left);
    }

    /** The same, no longer to be reversed. */
    KpiContribution forGood() {
        return new KpiContribution(source, kpis, metrics, currency, fetchedAt, null, digest);
    }

    /** As an event holds it. */
    PlatformCampaignKpis ofPlatformCampaign() {
        return new PlatformCampaignKpis(
                source.number(), source.name(), paths().stream().sorted().toList(), kpis);
    }
}
