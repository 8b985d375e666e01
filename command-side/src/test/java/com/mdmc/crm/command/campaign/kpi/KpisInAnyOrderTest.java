package com.mdmc.crm.command.campaign.kpi;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.kpi.KpiFixture.Reports;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/**
 * KPIs do not depend on the order of messages, nor on how often each arrives.
 * {@code -Dkpis.seed} repeats a run, {@code -Dkpis.rounds} makes it longer.
 */
class KpisInAnyOrderTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final PlatformMonth MONTH = PlatformMonth.of(CAMPAIGN, Platform.META, FIRST);
    private static final KpiTerms TERMS = new KpiTerms("EUR", null, Map.of(), Map.of());

    @Test
    void knowsTheSameInTheEnd() {
        long seed = Long.getLong("kpis.seed", 1);
        System.out.println("kpis.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < Integer.getInteger("kpis.rounds", 60); round++) {
            List<ReportedDay> messages = messages(random);
            Map<LocalDate, Kpis> expected = known(messages, random, messages.size());
            for (int order = 0; order < 3; order++) {
                List<ReportedDay> shuffled = new ArrayList<>(messages);
                for (int repeats = random.nextInt(6); repeats > 0; repeats--) {
                    shuffled.add(messages.get(random.nextInt(messages.size())));
                }
                Collections.shuffle(shuffled, random);
                assertThat(known(shuffled, random, 1 + random.nextInt(4)))
                        .as("round %d", round)
                        .isEqualTo(expected);
            }
        }
    }

    // Few days, few values and few instants, so that repeated values and equal times are common.
    private static List<ReportedDay> messages(Random random) {
        List<ReportedDay> messages = new ArrayList<>();
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            messages.add(new ReportedDay(
                    MONTH,
                    FIRST.plusDays(random.nextInt(2)),
                    Kpis.of(Map.of("clicks", random.nextInt(3))),
                    null,
                    NOW.minusSeconds(random.nextInt(6))));
        }
        return messages;
    }

    /** Reports of some metrics, from files of different columns and times, are as good in any order. */
    @Test
    void knowsTheSameOfMergedReports() {
        long seed = Long.getLong("kpis.seed", 1);
        System.out.println("kpis.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < Integer.getInteger("kpis.rounds", 60); round++) {
            List<ReportedDay> messages = merges(random);
            Map<LocalDate, Kpis> expected = known(messages, random, messages.size());
            for (int order = 0; order < 3; order++) {
                List<ReportedDay> shuffled = new ArrayList<>(messages);
                shuffled.addAll(messages.subList(0, random.nextInt(messages.size())));
                Collections.shuffle(shuffled, random);
                assertThat(known(shuffled, random, 1 + random.nextInt(4)))
                        .as("round %d", round)
                        .isEqualTo(expected);
            }
        }
    }

    private static List<ReportedDay> merges(Random random) {
        List<ReportedDay> messages = new ArrayList<>();
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            Map<String, Integer> numbers = new HashMap<>();
            Set<String> metrics = new HashSet<>();
            for (String metric : List.of("clicks", "likes", "views")) {
                if (random.nextBoolean()) {
                    metrics.add(metric);
                    if (random.nextInt(4) > 0) {
                        numbers.put(metric, random.nextInt(3));
                    }
                }
            }
            if (!metrics.isEmpty()) {
                messages.add(new ReportedDay(
                                MONTH,
                                FIRST.plusDays(random.nextInt(2)),
                                Kpis.of(numbers),
                                null,
                                NOW.minusSeconds(random.nextInt(6)))
                        .merging(metrics));
            }
        }
        return messages.isEmpty() ? merges(random) : messages;
    }

    private static Map<LocalDate, Kpis> known(List<ReportedDay> messages, Random random, int batch) {
        AggregateTestFixture<CampaignKpis> fixture = KpiFixture.create();
        List<Reports> commands = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += batch) {
            List<ReportedDay> part = messages.subList(from, Math.min(messages.size(), from + batch));
            commands.add(new Reports(part, TERMS, NOW));
        }
        fixture.givenCommands(List.of());
        commands.forEach(command -> fixture.getCommandBus().dispatch(new GenericCommandMessage<>(command, byZoe())));
        return folded(fixture.getEventStore());
    }

    private static Map<LocalDate, Kpis> folded(EventStore store) {
        Map<LocalDate, Kpis> days = new HashMap<>();
        recorded(store).forEach(message -> {
            if (message.getPayload() instanceof CampaignKpisRecorded event) {
                days.put(event.date(), event.kpis());
            } else if (message.getPayload() instanceof CampaignKpisRestated event) {
                days.put(event.date(), event.current());
            }
        });
        // A day of which nothing is known any more is none, as in the views.
        days.values().removeIf(Kpis.NONE::equals);
        return days;
    }

    /** Reports of nothing but empty cells record nothing, and the fixture takes that for an aggregate that is missing. */
    private static Stream<? extends EventMessage<?>> recorded(EventStore store) {
        try {
            return store.readEvents(MONTH.toString()).asStream();
        } catch (AggregateNotFoundException nothing) {
            return Stream.empty();
        }
    }
}
