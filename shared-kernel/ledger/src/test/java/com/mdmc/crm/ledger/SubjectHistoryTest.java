package com.mdmc.crm.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.NewEvent;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.serialization.EventTypes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubjectHistoryTest {

    private final MemoryMongo mongo = new MemoryMongo();
    private final Ledger storage =
            Ledger.in(mongo.database()).types(EventTypes.of()).build();
    private final Ledger ledger = storage;

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void aSubjectsHistoryIsItsOwnStreamAndWhateverElseIsAboutIt() {
        record(1, event("lead-1", 0, null));
        record(2, event("lead-10", 0, null));
        record(3, event("kpis-7", 0, "lead-1"));
        record(4, event(null, 0, "lead-1"));
        record(5, event("lead-1", 1, null), event("lead-2", 0, null));
        record(6, event(null, 0, null));

        assertThat(positions(ledger.commitsOfSubject("lead-1", 0, 6))).containsExactly(1L, 3L, 4L, 5L);
        assertThat(positions(ledger.commitsOfSubject("lead-1", 1, 4))).containsExactly(3L, 4L);
        assertThat(positions(ledger.commitsOfSubject("lead", 0, 6))).isEmpty();
        assertThat(positions(ledger.commitsOfSubjects(List.of("lead-1", "lead-2", "lead-10"), 5)))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(ledger.commitsOfSubjects(Set.of(), 5)).isEmpty();
        assertThat(ledger.commitsAfter(4, 1).get(0).subjects()).containsExactly("lead-1", "lead-2");
        assertThat(ledger.commitsAfter(2, 1).get(0).eventsOf("lead-1")).hasSize(1);
    }

    /** Long streams are searched by sequence: whatever range is asked for, nothing is left out. */
    @Test
    void anyRangeOfALongHistoryIsWhatTheWholeLogHoldsOfIt() {
        long seed = Long.getLong("history.seed", 1);
        System.out.println("seed of the histories: -Dhistory.seed=" + seed);
        Random random = new Random(seed);
        List<String> aggregates = List.of("long", "longer", "short", "kpis-7");
        Map<String, Long> next = new HashMap<>();
        int commits = 1_200;
        for (int number = 1; number <= commits; number++) {
            String aggregate =
                    random.nextInt(40) == 0 ? "short" : aggregates.get(random.nextInt(2) + 2 * (number % 3 / 2));
            List<NewEvent> events = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4) / 2; i++) {
                events.add(event(
                        aggregate,
                        next.merge(aggregate, 1L, Long::sum) - 1,
                        aggregate.equals("kpis-7") ? "long" : null));
            }
            record(number, events.toArray(NewEvent[]::new));
        }
        List<Commit> all = ledger.commitsAfter(0, commits);
        for (int asked = 0; asked < 300; asked++) {
            String subject = aggregates.get(random.nextInt(aggregates.size()));
            long from = random.nextInt(commits);
            long to = from + random.nextInt(commits / 4 * (1 + random.nextInt(4)));
            assertThat(positions(ledger.commitsOfSubject(subject, from, to)))
                    .as("%s in (%d, %d]", subject, from, to)
                    .isEqualTo(all.stream()
                            .filter(commit -> commit.position() > from && commit.position() <= to)
                            .filter(commit -> commit.events().stream().anyMatch(each -> isAbout(subject, each)))
                            .map(Commit::position)
                            .toList());
        }
    }

    private static boolean isAbout(String subject, StoredEvent event) {
        return subject.equals(event.subject())
                || event.stream()
                        .map(StreamPosition::aggregateId)
                        .filter(subject::equals)
                        .isPresent();
    }

    @Test
    void anInstantIsThePrefixOfWhichNothingWasWrittenLater() {
        for (int minute : new int[] {10, 20, 90, 30, 95}) {
            Ledger.in(mongo.database())
                    .types(EventTypes.of())
                    .clock(Clock.fixed(minute(minute), ZoneOffset.UTC))
                    .build()
                    .append(new NewCommit("c" + minute, List.of(event("a" + minute, 0, null))));
        }

        assertThat(ledger.positionAt(minute(9))).isZero();
        assertThat(ledger.positionAt(minute(10))).isEqualTo(1);
        assertThat(ledger.positionAt(minute(25))).isEqualTo(2);
        assertThat(ledger.positionAt(minute(40)))
                .as("30 comes after the clock that runs ahead")
                .isEqualTo(2);
        assertThat(ledger.positionAt(minute(90))).isEqualTo(4);
        assertThat(ledger.positionAt(minute(200))).isEqualTo(5);
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(60L * minute);
    }

    private void record(int number, NewEvent... events) {
        CommitDocument document = storage.append(new NewCommit("c" + number, List.of(events)));
        assertThat(document.position()).isEqualTo(number);
    }

    private static NewEvent event(String aggregateId, long sequence, String subject) {
        StreamPosition at = aggregateId == null ? null : new StreamPosition("Thing", aggregateId, sequence);
        return new NewEvent("e", Instant.EPOCH, at, subject, "Thing", "1", "{}", Map.of());
    }

    private static List<Long> positions(List<Commit> commits) {
        return commits.stream().map(Commit::position).toList();
    }
}
