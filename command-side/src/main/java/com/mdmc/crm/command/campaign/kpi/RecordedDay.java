package com.mdmc.crm.command.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.KpiPaths;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is recorded of a day: metric by metric the sum of what the latest reports say of each of the platform's campaigns, or what
 * the latest report says of all of them together, if that is later than all of these.
 *
 * @param kpis what the contributions come to
 * @param currency of the amounts
 * @param contributions that it comes from; of the same thing the last one counts
 */
public record RecordedDay(@JsonProperty("figures") Kpis kpis, String currency, List<KpiContribution> contributions) {
    private static final int UNDO_STEPS = 8;

    public RecordedDay {
        contributions = List.copyOf(contributions);
    }

    /** A day of which nothing is known. */
    static RecordedDay unknown(String currency) {
        return new RecordedDay(Kpis.NONE, currency, List.of());
    }

    /**
     * What reports of a day come to; fails if amounts of two currencies would stand side by side.
     *
     * @param currency if none of them has amounts
     */
    static RecordedDay sum(List<KpiContribution> contributions, String currency) {
        Map<String, List<KpiContribution>> counting = new HashMap<>();
        KpiPaths.ALL.forEach(path -> counting.put(path, counting(contributions, path)));
        boolean areSeveral = counting.entrySet().stream()
                        .flatMap(each -> each.getValue().stream()
                                .filter(one ->
                                        one.source() != null && one.kpis().at(each.getKey()) != null)
                                .map(KpiContribution::source))
                        .distinct()
                        .count()
                > 1;
        Map<String, Number> sums = new HashMap<>();
        counting.forEach((path, each) -> {
            boolean isShare = areSeveral && each.stream().anyMatch(one -> one.source() != null);
            if (!isShare || KpiPaths.hasSum(path)) {
                each.stream()
                        .map(one -> one.kpis().at(path))
                        .filter(Objects::nonNull)
                        .forEach(value -> sums.merge(path, value, RecordedDay::plus));
            }
        });
        return new RecordedDay(Kpis.ofPaths(sums), currency(counting, currency), contributions);
    }

    // Of one metric: the newest if it is of all together, else the newest of each campaign.
    private static List<KpiContribution> counting(List<KpiContribution> contributions, String path) {
        List<KpiContribution> counting = new ArrayList<>(1);
        for (int i = contributions.size() - 1; i >= 0; i--) {
            KpiContribution each = contributions.get(i);
            boolean isDivided = each.source() != null;
            if (each.speaksOf(path)
                    && (isDivided || counting.isEmpty())
                    && counting.stream().noneMatch(later -> later.isOf(each.source()))) {
                counting.add(each);
                if (!isDivided) {
                    break;
                }
            }
        }
        return counting;
    }

    private static String currency(Map<String, List<KpiContribution>> counting, String otherwise) {
        Set<String> currencies = counting.entrySet().stream()
                .flatMap(each -> each.getValue().stream().filter(one -> one.hasAmount(each.getKey())))
                .map(KpiContribution::currency)
                .collect(Collectors.toSet());
        if (currencies.size() > 1) {
            List<String> both = currencies.stream().sorted().toList();
            throw Rejection.state("currency-differs", Map.of("recorded", both.get(0), "reported", both.get(1)));
        }
        return currencies.isEmpty() ? otherwise : currencies.iterator().next();
    }

    private static Number plus(Number one, Number other) {
        return one instanceof Long count
                ? (Number) Math.addExact(count, other.longValue())
                : ((BigDecimal) one).add((BigDecimal) other);
    }

    /** The same with further contributions. */
    RecordedDay plus(List<KpiContribution> further) {
        boolean isWhole = further.stream().anyMatch(each -> each.metrics() == null);
        return sum(with(further).contributions, isWhole ? further.get(0).currency() : currency);
    }

    /** The same with further contributions, whatever they come to; each after those that were read no later. */
    RecordedDay with(List<KpiContribution> further) {
        List<KpiContribution> all = new ArrayList<>(contributions);
        all.addAll(further);
        all.sort(Comparator.comparing(KpiContribution::fetchedAt));
        return new RecordedDay(kpis, currency, all);
    }

    /** The same as it is on record; what it came to by another rule then is one contribution from now on. */
    RecordedDay stating(Kpis recorded, String currencyOf, Instant fetchedAt) {
        RecordedDay day = new RecordedDay(recorded, currencyOf, contributions).tidy();
        return sumsTo(day)
                ? day
                : day.with(List.of(KpiContribution.ofAll(recorded, currencyOf, fetchedAt)))
                        .tidy();
    }

    private static boolean sumsTo(RecordedDay day) {
        try {
            return sum(day.contributions, day.currency).says(day);
        } catch (Rejection severalCurrencies) {
            return false;
        }
    }

    /** The same without what imports contributed. */
    RecordedDay without(Set<String> imports) {
        return sum(
                contributions.stream()
                        .filter(each -> each.importId() == null || !imports.contains(each.importId()))
                        .toList(),
                currency);
    }

    /** The same without contributions that cannot count any more, and with few that can be reversed. */
    RecordedDay tidy() {
        List<KpiContribution> tidy = new ArrayList<>(contributions);
        for (int i = tidy.size() - 1; i >= 0; i--) {
            KpiContribution each = tidy.get(i);
            long later = tidy.subList(i + 1, tidy.size()).stream()
                    .filter(other -> other.importId() != null && other.isOf(each.source()))
                    .count();
            if (each.importId() != null && later >= UNDO_STEPS) {
                tidy.set(i, each.forGood());
            }
            hideBehind(tidy, i);
        }
        tidy.removeIf(each -> each.paths().isEmpty());
        return new RecordedDay(kpis, currency, tidy);
    }

    private static void hideBehind(List<KpiContribution> contributions, int index) {
        KpiContribution later = contributions.get(index);
        for (int i = 0; later.importId() == null && i < index; i++) {
            KpiContribution earlier = contributions.get(i);
            // What is of one of the platform's campaigns stays, to be known when it is told apart again.
            if (earlier.isOf(later.source())) {
                contributions.set(i, earlier.hiddenBy(later));
            }
        }
    }

    /** The imports that contributed. */
    Set<String> imports() {
        return contributions.stream()
                .map(KpiContribution::importId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The platform's campaigns it comes from, also those that do not count at the moment. */
    Set<SourceCampaign> sources() {
        return contributions.stream()
                .map(KpiContribution::source)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What counts for a metric of a platform's campaign, or of all together; {@code null} if nothing does. */
    KpiContribution latest(SourceCampaign source, String path) {
        KpiContribution newest = latest(each -> each.speaksOf(path));
        return newest == null || newest.source() == null || source == null
                ? newest
                : latest(each -> each.speaksOf(path) && each.isOf(source));
    }

    private KpiContribution latest(Predicate<KpiContribution> filter) {
        return contributions.stream().filter(filter).reduce(null, (earlier, later) -> later);
    }

    /** The value of a metric of a platform's campaign, or of all together. */
    Number at(SourceCampaign source, String path) {
        if (source == null) {
            return kpis.at(path);
        }
        KpiContribution latest = latest(source, path);
        return latest == null ? null : latest.kpis().at(path);
    }

    /** Whether what a platform's campaign says of a metric is older than what is said of all together. */
    boolean isOutdated(SourceCampaign source, String path) {
        KpiContribution latest = latest(source, path);
        return latest != null
                && latest.source() == null
                && contributions.stream().anyMatch(each -> each.isOf(source) && each.speaksOf(path));
    }

    /** Whether a metric is what was said of all together, and may be of more than one of the platform's campaigns. */
    boolean isUndivided(String path) {
        return counting(contributions, path).stream()
                .anyMatch(each -> each.source() == null && each.kpis().at(path) != null);
    }

    /** Whether a contribution says for good what would go with an import. */
    boolean wouldSecure(KpiContribution contribution) {
        return contribution.importId() == null
                && contribution.paths().stream().anyMatch(path -> {
                    KpiContribution known = latest(contribution.source(), path);
                    return known != null
                            && known.importId() != null
                            && known.kpis().at(path) != null;
                });
    }

    /** When a metric of a platform's campaign, or of any and of all together, was last read from the platform. */
    Instant fetchedAt(SourceCampaign source, String path) {
        return contributions.stream()
                .filter(each -> each.speaksOf(path) && (source == null || each.isOf(source)))
                .map(KpiContribution::fetchedAt)
                .reduce(Instant.EPOCH, KpiIntake::later);
    }

    /** The latest time at which any metric was read. */
    Instant latestFetch() {
        return contributions.stream().map(KpiContribution::fetchedAt).reduce(Instant.EPOCH, KpiIntake::later);
    }

    /** Whether another says the same; without amounts the currency does not matter. */
    boolean says(RecordedDay other) {
        return kpis.equals(other.kpis) && (!kpis.hasAmounts() || currency.equals(other.currency));
    }

    /** Whether a report comes to what is recorded, as far as it goes. */
    boolean agreesWith(List<KpiContribution> report) {
        RecordedDay said = sum(report, currency);
        return report.stream()
                .flatMap(each -> each.paths().stream())
                .allMatch(path -> Objects.equals(said.kpis.at(path), kpis.at(path)));
    }

    /** Whether a contribution says of a platform's campaign what was not known of it. */
    boolean wouldLearn(KpiContribution contribution) {
        return contribution.source() != null
                && contribution.paths().stream().anyMatch(path -> {
                    KpiContribution known = latest(contribution.source(), path);
                    return known == null
                            || known.source() == null
                            || !Objects.equals(
                                    known.kpis().at(path), contribution.kpis().at(path));
                });
    }

    /** The currency, if it differs from {@code current}; otherwise {@code null}. */
    String currencyUnless(String current) {
        return current.equals(currency) ? null : currency;
    }
}
