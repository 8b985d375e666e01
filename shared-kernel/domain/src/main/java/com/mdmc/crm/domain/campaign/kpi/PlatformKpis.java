package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.validation.Count;
import com.mdmc.crm.domain.validation.NetCount;
import com.mdmc.crm.domain.validation.Quantity;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What one platform reports beyond the metrics all of them share; only the reporting platform's group is set. */
public record PlatformKpis(
        @Valid Youtube youtube,
        @Valid Spotify spotify,
        @Valid Meta meta,
        @Valid Tiktok tiktok) {

    private static final RecordValues<PlatformKpis> GROUPS = RecordValues.of(PlatformKpis.class);
    private static final PlatformKpis NONE = new PlatformKpis(null, null, null, null);

    /** The groups of several platforms side by side; {@code null} if there is none. */
    public static PlatformKpis merged(List<PlatformKpis> reports) {
        return reports.stream()
                .filter(Objects::nonNull)
                .reduce((one, other) -> GROUPS.combine(one, other, (first, second) -> first == null ? second : first))
                .orElse(null);
    }

    Platform foreignGroup(Platform platform) {
        Map<Platform, Object> groups = new EnumMap<>(Platform.class);
        groups.put(Platform.YOUTUBE, youtube);
        groups.put(Platform.SPOTIFY, spotify);
        groups.put(Platform.META, meta);
        groups.put(Platform.TIKTOK, tiktok);
        groups.remove(platform);
        return groups.entrySet().stream()
                .filter(group -> group.getValue() != null)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    PlatformKpis normalised() {
        PlatformKpis tidy = GROUPS.map(this, group -> normalised((Record) group));
        return tidy.equals(NONE) ? null : tidy;
    }

    private static <G extends Record> G normalised(G group) {
        RecordValues<G> values = RecordValues.of(group);
        boolean isEmpty = Stream.of(values.values(group)).allMatch(Objects::isNull);
        return isEmpty ? null : values.map(group, KpiMetric::tidy);
    }

    /**
     * YouTube.
     *
     * @param watchTime in minutes
     * @param avgViewDuration in seconds
     * @param subscribers won minus lost
     * @param retention25 share of viewers who saw a quarter, as YouTube states it
     */
    public record Youtube(
            @Quantity BigDecimal watchTime,
            @Quantity BigDecimal avgViewDuration,
            @NetCount Long subscribers,
            @Quantity BigDecimal retention25,
            @Quantity BigDecimal retention50,
            @Quantity BigDecimal retention75) {}

    /** Spotify; the skip rate as Spotify states it. */
    public record Spotify(
            @Count Long streams,
            @Count Long saves,
            @Count Long followers,
            @Count Long playlistAdds,
            @Quantity BigDecimal skipRate) {}

    /** Facebook and Instagram. */
    public record Meta(
            @Count Long videoViews,
            @Count Long postEngagement,
            @Count Long pageFollows,
            @Count Long linkClicks,
            @Count Long videoPlays) {}

    /** TikTok. */
    public record Tiktok(
            @Count Long videoViews,
            @Count Long profileViews,
            @Count Long followers,
            @Count Long likes,
            @Count Long shares) {}
}
