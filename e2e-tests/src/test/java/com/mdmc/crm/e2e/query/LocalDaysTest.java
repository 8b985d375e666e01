package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.e2e.support.TestClock;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leads are counted by the days of whatever zone is asked for. Leads come in around the edges of days on which clocks
 * are changed, in Paris or in Auckland, and each count is compared with one of the instants themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalDaysTest {
    private static final List<String> ZONES =
            List.of("Europe/Paris", "UTC", "Indian/Reunion", "America/Martinique", "Pacific/Auckland");
    private static final String AGENCY = "Indian/Reunion";
    private static final List<LocalDate> CLOCKS_CHANGE = List.of(
            LocalDate.of(2026, 3, 29), LocalDate.of(2026, 4, 5), LocalDate.of(2026, 9, 27), LocalDate.of(2026, 10, 25));

    private final TestClock clock = new TestClock();
    private final List<Captured> leads = new ArrayList<>();
    private StandaloneServer server;
    private CrmClient admin;

    /** What is known of a lead apart from any counter; {@code contacted} is {@code null} for one that is new still. */
    private record Captured(Instant at, Instant contacted) {}

    @BeforeAll
    void leadsComeIn(@TempDir Path data) {
        clock.stop();
        List<Instant> instants = instants();
        set(instants.get(0).minus(Duration.ofHours(1)));
        Map<String, String> settings = RunningCrm.settings(data);
        settings.put("CRM_TIME_ZONE", AGENCY);
        server = StandaloneServer.start(settings, clock);
        Instant loggedIn = Instant.EPOCH;
        for (Instant instant : instants) {
            set(instant);
            if (instant.isAfter(loggedIn.plus(Duration.ofMinutes(10)))) {
                admin = RunningCrm.admin(server);
                loggedIn = instant;
            }
            String id = LeadForms.captured(admin);
            boolean isContacted = leads.size() % 3 == 0;
            if (isContacted) {
                LeadForms.stage(admin, id, "contacted").expect(200);
            }
            leads.add(new Captured(instant, isContacted ? instant : null));
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyDayOfEveryZoneHasItsOwn() {
        for (String zone : ZONES) {
            for (LocalDate changed : CLOCKS_CHANGE) {
                for (int offset = -2; offset <= 2; offset++) {
                    LocalDate day = changed.plusDays(offset);
                    ask("from=" + day + "&to=" + day.plusDays(1) + "&timezone=" + zone, of(zone, day, day.plusDays(1)));
                }
            }
            LocalDate first = LocalDate.of(2026, 3, 29);
            LocalDate end = LocalDate.of(2026, 10, 26);
            ask("from=" + first + "&to=" + end + "&timezone=" + zone, of(zone, first, end));
        }
        ask("", at -> true);
    }

    @Test
    void withoutAZoneDaysAreThoseOfTheAgency() {
        LocalDate day = CLOCKS_CHANGE.stream()
                .filter(each -> count(of(AGENCY, each, each.plusDays(1))) != count(of("UTC", each, each.plusDays(1))))
                .findFirst()
                .orElseThrow();
        ask("from=" + day + "&to=" + day.plusDays(1), of(AGENCY, day, day.plusDays(1)));
    }

    @Test
    void theAgencyIsInParisUnlessASettingSaysOtherwise() {
        Staff agent = Staff.hired("agent", Staff.freshTeam());
        String lead = agent.given(LeadForms.queued("Minuit")).text("/id");
        Answer planned = agent.session()
                .post(
                        "/api/leads/" + lead + "/follow-ups",
                        Map.of("type", "call", "subject", "Rappel", "scheduledFor", "2028-05-10T22:30:00Z"))
                .expect(201);
        String agenda = "/api/agenda?assignedTo=me&from=2028-05-11&to=2028-05-12";
        assertThat(agent.session().get(agenda, planned).expect(200).body().get("items"))
                .hasSize(1);
        assertThat(agent.session()
                        .get(agenda + "&timezone=UTC")
                        .expect(200)
                        .body()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void instantsAreExact() {
        Random random = new Random(Long.getLong("crm.seed", 1));
        for (int round = 0; round < 10; round++) {
            Instant from = leads.get(random.nextInt(leads.size())).at();
            Instant to = leads.get(random.nextInt(leads.size())).at();
            if (from.isBefore(to)) {
                ask("from=" + from + "&to=" + to, at -> !at.isBefore(from) && at.isBefore(to));
                ask("from=" + from.plusMillis(1), at -> at.isAfter(from));
            }
        }
        // The offset of half an hour is no whole number of hours.
        LocalDate day = LocalDate.of(2026, 10, 25);
        ask(
                "from=" + day + "&to=" + day.plusDays(1) + "&timezone=Asia/Kolkata",
                of("Asia/Kolkata", day, day.plusDays(1)));
    }

    @Test
    void pastStatesAndFiltersCountTheSame() {
        long head = server.context().getBean(Ledger.class).head();
        for (String zone : ZONES) {
            LocalDate day = LocalDate.of(2026, 3, 29);
            String period = "from=" + day + "&to=" + day.plusDays(1) + "&timezone=" + zone;
            ask(period + "&atPosition=" + head, of(zone, day, day.plusDays(1)));
            ask(period + "&businessInfo.platforms=meta", of(zone, day, day.plusDays(1)));
            assertThat(listed("createdAt.from=" + day + "&createdAt.to=" + day.plusDays(1) + "&timezone=" + zone))
                    .isEqualTo(count(of(zone, day, day.plusDays(1))));
        }
    }

    @Test
    void anAgendaGoesByTheDaysOfAZone() {
        String lead = LeadForms.captured(admin());
        leads.add(new Captured(clock.instant(), null));
        // Half past eight in the evening in Martinique, past midnight in Paris and in UTC.
        admin.post(
                        "/api/leads/" + lead + "/follow-ups",
                        Map.of("type", "call", "subject", "Rappel", "scheduledFor", "2027-01-16T00:30:00Z"))
                .expect(201);
        assertThat(planned("America/Martinique", "2027-01-15")).isEqualTo(1);
        assertThat(planned("Europe/Paris", "2027-01-15")).isZero();
        assertThat(planned("Europe/Paris", "2027-01-16")).isEqualTo(1);
    }

    @Test
    void whatIsNoZoneAndNoBoundIsRefused() {
        for (String question : List.of("timezone=Mars/Olympus", "timezone=", "from=2026-11-30T10", "to=hier")) {
            assertThat(admin().get("/api/dashboard?" + question).status())
                    .as(question)
                    .isEqualTo(400);
        }
        admin.get("/api/leads?timezone=Paris").expect(400);
        admin.get("/api/agenda?timezone=Paris").expect(400);
        admin.get("/api/dashboard?from=2026-11-30&to=2026-11-29").expect(400);
    }

    @Test
    void countersEqualTheirViews() {
        ViewsEqualFolds.assertFor(server);
    }

    // Days are looked at from both sides of their edges, and the hours in between at random.
    private static List<Instant> instants() {
        Random random = new Random(Long.getLong("crm.seed", 1));
        TreeSet<Instant> instants = new TreeSet<>();
        for (LocalDate changed : CLOCKS_CHANGE) {
            for (String zone : ZONES) {
                for (int offset = 0; offset <= 1; offset++) {
                    Instant edge = changed.plusDays(offset)
                            .atStartOfDay(ZoneId.of(zone))
                            .toInstant();
                    instants.add(edge.minusMillis(1));
                    instants.add(edge);
                }
            }
            Instant noon = changed.atTime(12, 0).atZone(ZoneId.of("UTC")).toInstant();
            for (int i = 0; i < 15; i++) {
                instants.add(noon.plusMillis(random.nextInt(160_000_000) - 80_000_000L));
            }
        }
        return List.copyOf(instants);
    }

    private void set(Instant instant) {
        clock.forward(Duration.between(clock.instant(), instant));
    }

    private CrmClient admin() {
        admin = RunningCrm.admin(server);
        return admin;
    }

    private static Predicate<Instant> of(String zone, LocalDate from, LocalDate to) {
        return at -> {
            LocalDate day = at.atZone(ZoneId.of(zone)).toLocalDate();
            return !day.isBefore(from) && day.isBefore(to);
        };
    }

    private long count(Predicate<Instant> period) {
        return leads.stream().map(Captured::at).filter(period).count();
    }

    /** Asks every dashboard that counts leads. */
    private void ask(String question, Predicate<Instant> period) {
        long captured = count(period);
        long left = leads.stream()
                .filter(lead -> lead.contacted() != null && period.test(lead.contacted()))
                .count();
        JsonNode teams = get("/api/dashboard/leads-by-team?" + question);
        JsonNode pipeline = get("/api/dashboard/pipeline?" + question);
        Map<String, Long> counted = new HashMap<>();
        counted.put("created", dashboard(question));
        counted.put("by team", sum(teams));
        counted.put("funnel", pipeline.at("/funnel/0/reached").asLong());
        counted.put("left", pipeline.at("/timeInStage/0/left").asLong());
        assertThat(counted)
                .as(question)
                .isEqualTo(Map.of("created", captured, "by team", captured, "funnel", captured, "left", left));
    }

    private static long sum(JsonNode teams) {
        long sum = 0;
        for (JsonNode team : teams) {
            sum += team.get("count").asLong();
        }
        return sum;
    }

    private long dashboard(String question) {
        return get("/api/dashboard?" + question).at("/conversion/created").asLong();
    }

    private long listed(String question) {
        return get("/api/leads?limit=1&count=exact&" + question)
                .at("/page/total")
                .asLong();
    }

    private int planned(String zone, String day) {
        String next = LocalDate.parse(day).plusDays(1).toString();
        return get("/api/agenda?from=" + day + "&to=" + next + "&timezone=" + zone)
                .get("items")
                .size();
    }

    private JsonNode get(String path) {
        return admin.get(path).expect(200).body();
    }
}
