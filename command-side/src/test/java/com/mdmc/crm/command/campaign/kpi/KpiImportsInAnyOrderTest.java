package com.mdmc.crm.command.campaign.kpi;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.kpi.KpiFixture.Reports;
import com.mdmc.crm.command.campaign.kpi.KpiFixture.Reversal;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.kpi.PlatformCampaignKpis;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/**
 * A day comes to what the imports that stand say of the platform's campaigns, whatever the order in which files of some of
 * them, with some of the columns, are recorded, repeated and reversed. {@code -Dkpis.seed} repeats a run,
 * {@code -Dkpis.rounds} makes it longer.
 */
class KpiImportsInAnyOrderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final PlatformMonth MONTH = PlatformMonth.of(CAMPAIGN, Platform.META, DAY);
    private static final KpiTerms TERMS = new KpiTerms("EUR", null, Map.of(), Map.of());
    /** What a file that tells no campaigns apart is of. */
    private static final String TOGETHER = "together";

    private static final List<String> METRICS = List.of("spend", "clicks", "reach");

    /** What a file says of the day: platform campaign → metric → value, {@code null} for an empty cell. */
    private record Import(String id, Instant fetchedAt, Map<String, Map<String, BigDecimal>> campaigns) {

        boolean isDivided() {
            return !campaigns.containsKey(TOGETHER);
        }

        ReportedDay day() {
            if (!isDivided()) {
                Map<String, BigDecimal> said = campaigns.get(TOGETHER);
                KpiOrigin origin = new KpiOrigin(said.keySet(), id, "digest-" + id, "1");
                return new ReportedDay(MONTH, DAY, Kpis.ofPaths(said), null, fetchedAt, origin, List.of());
            }
            List<PlatformCampaignKpis> parts = campaigns.entrySet().stream()
                    .map(each -> new PlatformCampaignKpis(
                            PersonalText.constant(each.getKey()),
                            PersonalText.constant("Campaign " + id),
                            List.copyOf(each.getValue().keySet()),
                            Kpis.ofPaths(each.getValue())))
                    .toList();
            Set<String> metrics = campaigns.values().stream()
                    .flatMap(each -> each.keySet().stream())
                    .collect(Collectors.toSet());
            return new ReportedDay(
                    MONTH, DAY, Kpis.NONE, null, fetchedAt, new KpiOrigin(metrics, id, "digest-" + id, "1"), parts);
        }
    }

    @Test
    void comesToWhatTheStandingImportsSay() {
        long seed = Long.getLong("kpis.seed", 1);
        System.out.println("kpis.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < Integer.getInteger("kpis.rounds", 150); round++) {
            List<Import> imports = imports(random);
            Set<String> undone = new HashSet<>();
            imports.forEach(each -> {
                if (random.nextInt(3) == 0) {
                    undone.add(each.id());
                }
            });
            Kpis expected = expected(
                    imports.stream().filter(each -> !undone.contains(each.id())).toList());
            for (int order = 0; order < 3; order++) {
                assertThat(played(imports, undone, random))
                        .as("round %d, %s without %s", round, imports, undone)
                        .isEqualTo(expected);
            }
        }
    }

    // Few campaigns, values and instants, so that repeated values and equal times are common.
    private static List<Import> imports(Random random) {
        List<Import> imports = new ArrayList<>();
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            Map<String, Map<String, BigDecimal>> campaigns = new LinkedHashMap<>();
            List<String> columns =
                    METRICS.stream().filter(each -> random.nextInt(3) > 0).toList();
            boolean isDivided = random.nextInt(4) > 0;
            for (String campaign : isDivided ? List.of("1", "2", "3") : List.of(TOGETHER)) {
                if (random.nextBoolean() && !columns.isEmpty()) {
                    campaigns.put(campaign, figures(columns, random));
                }
            }
            // Of one time either with or without: which of the two counts then is anybody's guess.
            Instant fetchedAt = NOW.minusSeconds(random.nextInt(5)).minusMillis(isDivided ? 0 : 500);
            if (!campaigns.isEmpty()) {
                imports.add(new Import("import-" + i, fetchedAt, campaigns));
            }
        }
        return imports.isEmpty() ? imports(random) : imports;
    }

    private static Map<String, BigDecimal> figures(List<String> columns, Random random) {
        Map<String, BigDecimal> figures = new HashMap<>();
        columns.forEach(
                each -> figures.put(each, random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(3))));
        return figures;
    }

    /**
     * Counted anew: of each campaign the latest says what a metric is, the larger of two at one time, and these add up, unless
     * what is said of them together is later than all of these.
     */
    private static Kpis expected(List<Import> standing) {
        Map<String, List<BigDecimal>> said = new HashMap<>();
        Set<String> campaigns = new HashSet<>();
        for (String metric : METRICS) {
            List<BigDecimal> values = new ArrayList<>();
            boolean isTogether = isTogether(standing, metric);
            if (isTogether) {
                latest(standing, TOGETHER, metric)
                        .map(each -> each.campaigns().get(TOGETHER).get(metric))
                        .ifPresent(values::add);
            }
            for (String campaign : isTogether ? List.<String>of() : List.of("1", "2", "3")) {
                latest(standing, campaign, metric)
                        .map(each -> each.campaigns().get(campaign).get(metric))
                        .ifPresent(value -> {
                            values.add(value);
                            campaigns.add(campaign);
                        });
            }
            said.put(metric, values);
        }
        Map<String, BigDecimal> sums = new HashMap<>();
        for (String metric : METRICS) {
            boolean isShare = campaigns.size() > 1 && metric.equals("reach") && !isTogether(standing, metric);
            if (!said.get(metric).isEmpty() && !isShare) {
                sums.put(metric, said.get(metric).stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
        return Kpis.ofPaths(sums).normalised("EUR");
    }

    private static boolean isTogether(List<Import> standing, String metric) {
        return standing.stream()
                .filter(each -> each.campaigns().values().stream().anyMatch(said -> said.containsKey(metric)))
                .max(Comparator.comparing(Import::fetchedAt))
                .filter(each -> !each.isDivided())
                .isPresent();
    }

    private static Optional<Import> latest(List<Import> standing, String campaign, String metric) {
        return standing.stream()
                .filter(each ->
                        each.campaigns().getOrDefault(campaign, Map.of()).containsKey(metric))
                .max(Comparator.comparing(Import::fetchedAt)
                        .thenComparing(
                                each -> each.campaigns().get(campaign).get(metric),
                                Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private static Kpis played(List<Import> imports, Set<String> undone, Random random) {
        AggregateTestFixture<CampaignKpis> fixture = KpiFixture.create();
        fixture.givenCommands(List.of());
        List<Import> toConfirm = new ArrayList<>(imports);
        toConfirm.addAll(imports.subList(0, random.nextInt(imports.size())));
        Collections.shuffle(toConfirm, random);
        List<Import> standing = new ArrayList<>();
        Set<String> reversed = new HashSet<>();
        while (!toConfirm.isEmpty() || reversed.size() < undone.size()) {
            List<Import> reversible =
                    standing.stream().filter(each -> undone.contains(each.id())).toList();
            if (toConfirm.isEmpty() || !reversible.isEmpty() && random.nextInt(3) == 0) {
                Import next = reversible.get(random.nextInt(reversible.size()));
                standing.remove(next);
                reversed.add(next.id());
                send(fixture, new Reversal(DAY, reversed, days(standing), TERMS, NOW));
            } else {
                Import next = toConfirm.remove(0);
                if (!reversed.contains(next.id())) {
                    send(fixture, new Reports(List.of(next.day(), next.day()), TERMS, NOW));
                    standing.remove(next);
                    standing.add(next);
                }
            }
        }
        return recorded(fixture);
    }

    private static List<ReportedDay> days(List<Import> standing) {
        return standing.stream()
                .sorted(Comparator.comparing(Import::fetchedAt))
                .map(Import::day)
                .toList();
    }

    private static void send(AggregateTestFixture<CampaignKpis> fixture, Object command) {
        fixture.getCommandBus().dispatch(new GenericCommandMessage<>(command, byZoe()));
    }

    private static Kpis recorded(AggregateTestFixture<CampaignKpis> fixture) {
        Kpis recorded = Kpis.NONE;
        try {
            for (EventMessage<?> message : fixture.getEventStore()
                    .readEvents(MONTH.toString())
                    .asStream()
                    .toList()) {
                recorded = message.getPayload() instanceof CampaignKpisRecorded event
                        ? event.kpis()
                        : ((CampaignKpisRestated) message.getPayload()).current();
            }
        } catch (AggregateNotFoundException nothing) {
            return Kpis.NONE;
        }
        return recorded;
    }
}
