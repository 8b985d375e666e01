package com.mdmc.crm.reports;

import com.mdmc.crm.domain.Platform;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a made-up report says, from which both the file and the right answer follow.
 *
 * @param lines one part of a day each
 * @param metrics paths, in the order of their columns
 */
record MadeUpReport(Platform platform, List<String> metrics, List<Part> lines, String breakdown) {
    private static final Map<Platform, List<String>> METRICS = Map.of(
            Platform.GOOGLE, List.of("impressions", "clicks", "spend", "conversions", "conversionValue", "views"),
            Platform.META, List.of("impressions", "reach", "clicks", "spend", "likes", "comments", "shares"),
            Platform.TIKTOK, List.of("impressions", "reach", "clicks", "spend", "views", "likes"),
            Platform.YOUTUBE, List.of("impressions", "views", "likes", "shares", "follows"),
            Platform.SPOTIFY, List.of("impressions", "clicks", "spend", "actualStreams"));

    /** One line: a part of a day of a campaign. */
    record Part(String campaign, LocalDate date, String part, Map<String, BigDecimal> figures) {}

    static MadeUpReport of(Random random) {
        Platform platform = Platform.values()[random.nextInt(Platform.values().length)];
        List<String> metrics = new ArrayList<>(METRICS.get(platform));
        metrics.removeIf(metric -> random.nextInt(6) == 0);
        if (metrics.isEmpty()) {
            metrics.add("impressions");
        }
        String breakdown = switch (random.nextInt(4)) {
            case 0 -> "age";
            case 1 -> "adSet";
            default -> null;
        };
        List<Part> lines = new ArrayList<>();
        LocalDate first = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(500));
        int days = 1 + random.nextInt(20);
        for (int campaign = 0; campaign <= random.nextInt(3); campaign++) {
            for (int day = 0; day < days; day++) {
                for (int part = 0; part < (breakdown == null ? 1 : 1 + random.nextInt(4)); part++) {
                    lines.add(new Part(
                            "Zoé Lune " + campaign,
                            first.plusDays(day),
                            breakdown == null ? "" : (18 + 10 * part) + "-" + (27 + 10 * part),
                            figures(metrics, random)));
                }
            }
        }
        return new MadeUpReport(platform, metrics, lines, breakdown);
    }

    private static Map<String, BigDecimal> figures(List<String> metrics, Random random) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        for (String metric : metrics) {
            Metric known = Metric.ALL.get(metric);
            BigDecimal value = known.isCount()
                    ? BigDecimal.valueOf(magnitude(random) - (known.isNet() ? 50 : 0))
                    : BigDecimal.valueOf(magnitude(random) * 100 + random.nextInt(100), 2);
            figures.put(metric, random.nextInt(12) == 0 ? null : value);
        }
        return figures;
    }

    private static long magnitude(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(10);
            case 1 -> random.nextInt(1000);
            case 2 -> random.nextInt(100_000);
            default -> random.nextInt(20_000_000);
        };
    }

    /** What is right: campaign → day → metric → sum. */
    Map<String, Map<LocalDate, Map<String, BigDecimal>>> oracle() {
        Map<String, Map<LocalDate, Map<String, BigDecimal>>> right = new TreeMap<>();
        for (Part line : lines) {
            Map<String, BigDecimal> day = right.computeIfAbsent(line.campaign(), unseen -> new TreeMap<>())
                    .computeIfAbsent(line.date(), unseen -> new LinkedHashMap<>());
            line.figures().forEach((metric, figure) -> {
                BigDecimal before = day.get(metric);
                day.put(metric, before == null ? figure : figure == null ? before : before.add(figure));
            });
        }
        return right;
    }

    BigDecimal total(String metric) {
        return lines.stream()
                .map(line -> line.figures().get(metric))
                .filter(figure -> figure != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
