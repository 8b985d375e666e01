package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.kpi.PlatformCampaignKpis;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Result of recording one day.
 *
 * @param rejection why the day was rejected; {@code null} if it was not
 * @param before what was recorded; {@code null} if nothing was
 * @param after what is recorded now
 * @param fetchedAt when the report was read from the platform, or counts as read
 * @param current what of the report was not outdated
 * @param isNews whether it has to be put on record, be it that it changes the sum or only what that comes from
 */
public record KpiRecordingResult(
        Change change,
        Rejection rejection,
        RecordedDay before,
        RecordedDay after,
        Instant fetchedAt,
        List<KpiContribution> current,
        boolean isNews) {

    /** What changed. */
    public enum Change implements WireEnum {
        RECORDED,
        RESTATED,
        UNCHANGED,
        REJECTED
    }

    static KpiRecordingResult rejected(Rejection rejection) {
        return new KpiRecordingResult(Change.REJECTED, rejection, null, null, null, List.of(), false);
    }

    /** What of the report was told apart, as an event holds it; {@code null} if nothing was. */
    List<PlatformCampaignKpis> platformCampaigns() {
        List<PlatformCampaignKpis> parts = current.stream()
                .filter(each -> each.source() != null)
                .map(KpiContribution::ofPlatformCampaign)
                .toList();
        return parts.isEmpty() ? null : parts;
    }

    /** The metrics of the report that were not outdated; {@code null} for all there are. */
    Set<String> metrics() {
        return current.stream().anyMatch(each -> each.metrics() == null)
                ? null
                : current.stream().flatMap(each -> each.metrics().stream()).collect(Collectors.toSet());
    }
}
