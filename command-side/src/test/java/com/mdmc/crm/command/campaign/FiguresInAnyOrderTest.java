package com.mdmc.crm.command.campaign;

import static com.mdmc.crm.command.campaign.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.CampaignSamples.byZoe;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.campaign.CampaignKpisTest.FetchesInMemory;
import com.mdmc.crm.command.campaign.FigureMonth.KpisMonth;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDays;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order messages come in and however often each of them does, the same figures are known in the end.
 * {@code -Dfigures.seed} repeats a run, {@code -Dfigures.rounds} makes it longer.
 */
class FiguresInAnyOrderTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final FigureTerms TERMS = new FigureTerms("EUR", null, Map.of(), Map.of());

    @Test
    void knowsTheSameInTheEnd() {
        long seed = Long.getLong("figures.seed", System.nanoTime());
        System.out.println("figures.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < Integer.getInteger("figures.rounds", 60); round++) {
            List<DayReport> messages = messages(random);
            Map<LocalDate, DailyFigures> expected = known(messages, random, messages.size());
            for (int order = 0; order < 3; order++) {
                List<DayReport> shuffled = new ArrayList<>(messages);
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

    // Few days, few values and few instants, so that repeated figures and equal times are common.
    private static List<DayReport> messages(Random random) {
        List<DayReport> messages = new ArrayList<>();
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            messages.add(new DayReport(
                    FIRST.plusDays(random.nextInt(2)),
                    null,
                    clicks(random.nextInt(3)),
                    NOW.minusSeconds(random.nextInt(6))));
        }
        return messages;
    }

    private static Map<LocalDate, DailyFigures> known(List<DayReport> messages, Random random, int batch) {
        AggregateTestFixture<CampaignKpis> fixture = new AggregateTestFixture<>(CampaignKpis.class);
        fixture.registerInjectableResource(new FetchesInMemory());
        KpisMonth month = KpisMonth.of(CAMPAIGN, Platform.META, FIRST);
        List<RecordDays> orders = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += batch) {
            List<DayReport> part = messages.subList(from, Math.min(messages.size(), from + batch));
            orders.add(new RecordDays(month, part, TERMS, NOW));
        }
        fixture.givenCommands(List.of());
        orders.forEach(order -> fixture.getCommandBus().dispatch(new GenericCommandMessage<>(order, byZoe())));
        return folded(fixture.getEventStore(), month);
    }

    private static Map<LocalDate, DailyFigures> folded(EventStore store, KpisMonth month) {
        Map<LocalDate, DailyFigures> days = new HashMap<>();
        store.readEvents(month.toString()).asStream().forEach(message -> {
            if (message.getPayload() instanceof CampaignKpisRecorded event) {
                days.put(event.date(), event.figures());
            } else if (message.getPayload() instanceof CampaignKpisRestated event) {
                days.put(event.date(), event.current());
            }
        });
        return days;
    }

    private static DailyFigures clicks(long clicks) {
        return new DailyFigures(
                null, null, clicks, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
