package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.benchmarks.query.Agency;
import com.mdmc.crm.benchmarks.query.LongHistories;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.selfcheck.SelfCheck;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** What is folded from a snapshot is what is folded from the first event; larger with -Dhistory.events=1500 -Dhistory.moments=40. */
class LongHistoriesTest {
    private static final int EVENTS = Integer.getInteger("history.events", 600);
    private static final int MOMENTS = Integer.getInteger("history.moments", 15);

    private final long seed = Long.getLong("history.seed", 1);
    private final Random random = new Random(seed);

    @TempDir
    Path data;

    @Test
    void anyMomentOfALongHistoryIsWhatItsEventsMakeOfIt() throws Exception {
        System.out.println("seed of the histories and moments: -Dhistory.seed=" + seed);
        Agency agency = new Agency(data, 2);
        agency.fill(new LongHistories(Agency.daysAgo(LongHistories.days(EVENTS)), EVENTS, seed).steps(), 16);
        try (OfflineProjection workshop = OfflineProjection.open(agency.settings())) {
            workshop.rebuilder().rebuild(workshop.rebuilder().names(), (position, head, read) -> {});
        }
        try (StandaloneServer server = StandaloneServer.start(agency.settings())) {
            ApplicationContext context = server.context();
            Ledger ledger = context.getBean(Ledger.class);
            List<EventEnvelope<?>> log = ViewsEqualFolds.read(ledger, ledger.head());
            CrmClient admin = RunningCrm.stranger(server).loggedIn(Agency.EMAIL, Agency.PASSWORD);

            snapshotsAreThere(context.getBean(MongoDatabase.class), "leads", LongHistories.LEAD.value());
            snapshotsAreThere(
                    context.getBean(MongoDatabase.class),
                    "campaigns",
                    LongHistories.campaign().value());
            for (int i = 0; i < MOMENTS; i++) {
                long position = 1 + random.nextInt((int) log.get(log.size() - 1).position());
                context.getBeansOfType(ViewDefinition.class)
                        .values()
                        .forEach(view -> comparePast(context.getBean(StatesAsOf.class), view, log, position));
                compareKpis(admin, log, position);
            }
            assertThat(context.getBean(SelfCheck.class)
                            .run(Duration.ofMinutes(2))
                            .differences())
                    .as("snapshots a projection keeps are those a rebuild keeps")
                    .isEmpty();
        }
    }

    private static void snapshotsAreThere(MongoDatabase database, String view, String key) {
        assertThat(database.getCollection(view + "_snapshots")
                        .countDocuments(Filters.and(Filters.gt("_id", key + "@"), Filters.lt("_id", key + "A"))))
                .as(view)
                .isGreaterThanOrEqualTo(EVENTS / 128 - 1);
    }

    private static <V> void comparePast(
            StatesAsOf past, ViewDefinition<V> view, List<EventEnvelope<?>> log, long position) {
        for (String subject :
                List.of(LongHistories.LEAD.value(), LongHistories.campaign().value())) {
            V expected = null;
            for (EventEnvelope<?> recorded : log) {
                if (recorded.position() <= position
                        && subject.equals(recorded.event().subject())
                        && subject.equals(view.keyOf(recorded))) {
                    expected = view.fold().apply(expected, recorded);
                }
            }
            assertThat(past.existingAt(view, subject, position))
                    .as("%s of %s at %d", view.name(), subject, position)
                    .isEqualTo(Optional.ofNullable(expected));
        }
    }

    private static void compareKpis(CrmClient admin, List<EventEnvelope<?>> log, long position) {
        Map<String, Long> byDay = new HashMap<>();
        for (EventEnvelope<?> recorded : log) {
            if (recorded.position() <= position && recorded.event() instanceof CampaignKpisEvent event) {
                byDay.put(event.platform() + " " + event.date(), views(event));
            }
        }
        Answer answer = admin.get("/api/campaigns/" + LongHistories.campaign() + "/kpis?by=day&atPosition=" + position);
        if (answer.status() == 404) {
            assertThat(byDay).isEmpty();
            return;
        }
        long told = StreamSupport.stream(answer.expect(200).body().at("/items").spliterator(), false)
                .mapToLong(day -> day.get("views").asLong())
                .sum();
        assertThat(told)
                .as("views known at %d", position)
                .isEqualTo(byDay.values().stream().mapToLong(Long::longValue).sum());
    }

    private static long views(CampaignKpisEvent event) {
        return event instanceof CampaignKpisRecorded recorded
                ? recorded.kpis().views()
                : ((CampaignKpisRestated) event).current().views();
    }
}
