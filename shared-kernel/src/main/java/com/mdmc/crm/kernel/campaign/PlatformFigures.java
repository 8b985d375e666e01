package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.kernel.value.Ratio;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one platform reports beyond the metrics all of them share; only the reporting platform's group is set. */
public record PlatformFigures(
        @Valid Youtube youtube,
        @Valid Spotify spotify,
        @Valid Meta meta,
        @Valid Tiktok tiktok) {

    /** The groups of several platforms side by side; {@code null} if there is none. */
    public static PlatformFigures merged(List<PlatformFigures> reports) {
        return reports.stream()
                .filter(Objects::nonNull)
                .reduce((one, other) -> new PlatformFigures(
                        one.youtube == null ? other.youtube : one.youtube,
                        one.spotify == null ? other.spotify : one.spotify,
                        one.meta == null ? other.meta : one.meta,
                        one.tiktok == null ? other.tiktok : one.tiktok))
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

    PlatformFigures normalised() {
        if (youtube == null && spotify == null && meta == null && tiktok == null) {
            return null;
        }
        return new PlatformFigures(
                youtube == null ? null : youtube.normalised(),
                spotify == null ? null : spotify.normalised(),
                meta,
                tiktok);
    }

    /**
     * YouTube.
     *
     * @param watchTime in minutes
     * @param avgViewDuration in seconds
     * @param retention25 share of viewers who saw a quarter, as YouTube states it
     */
    public record Youtube(
            @PositiveOrZero BigDecimal watchTime,
            @PositiveOrZero BigDecimal avgViewDuration,
            @PositiveOrZero Long subscribers,
            @PositiveOrZero BigDecimal retention25,
            @PositiveOrZero BigDecimal retention50,
            @PositiveOrZero BigDecimal retention75) {

        Youtube normalised() {
            return new Youtube(
                    Ratio.tidy(watchTime),
                    Ratio.tidy(avgViewDuration),
                    subscribers,
                    Ratio.tidy(retention25),
                    Ratio.tidy(retention50),
                    Ratio.tidy(retention75));
        }
    }

    /** Spotify; the skip rate as Spotify states it. */
    public record Spotify(
            @PositiveOrZero Long streams,
            @PositiveOrZero Long saves,
            @PositiveOrZero Long followers,
            @PositiveOrZero Long playlistAdds,
            @PositiveOrZero BigDecimal skipRate) {

        Spotify normalised() {
            return new Spotify(streams, saves, followers, playlistAdds, Ratio.tidy(skipRate));
        }
    }

    /** Facebook and Instagram. */
    public record Meta(
            @PositiveOrZero Long videoViews,
            @PositiveOrZero Long postEngagement,
            @PositiveOrZero Long pageFollows,
            @PositiveOrZero Long linkClicks,
            @PositiveOrZero Long videoPlays) {}

    /** TikTok. */
    public record Tiktok(
            @PositiveOrZero Long videoViews,
            @PositiveOrZero Long profileViews,
            @PositiveOrZero Long followers,
            @PositiveOrZero Long likes,
            @PositiveOrZero Long shares) {}
}
