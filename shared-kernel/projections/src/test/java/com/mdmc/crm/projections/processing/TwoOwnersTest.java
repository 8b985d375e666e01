package com.mdmc.crm.projections.processing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.projections.store.WriteRound;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two owners that know nothing of each other take in one stream, paused, killed between the rounds of their writes and
 * started again from anywhere before: in the end documents are the fold of the stream and rows their recount.
 */
class TwoOwnersTest {
    private static final int SCHEDULES = Integer.getInteger("owners.schedules", 40);
    private static final long SEED = Long.getLong("owners.seed", 1);
    private static final int EVENTS = 60;
    private static final int STEPS = 40;

    private static final Fold<Account> FOLD = Fold.of(Account.class)
            .startsWith(Opened.class, opened -> new Account("nobody", BigDecimal.ZERO))
            .on(Paid.class, (account, paid) -> account.after(paid.event()))
            .build();
    private static final CounterDefinition<Account> ROWS = new CounterDefinition<>(
            "rows",
            account -> Map.of(
                    CounterKey.of("holder", account.holder()),
                    Map.of("count", BigDecimal.ONE, "amount", account.amount())),
            List.of());
    private static final ViewDefinition<Account> VIEW =
            ViewDefinition.bySubject("accounts", Account.class, FOLD, List.of(), List.of(ROWS));

    private static MongoServer server;
    private static MongoClient client;

    record Opened(String subject) implements DomainEvent {}

    record Paid(String subject, String holder, int amount) implements DomainEvent {}

    record Account(String holder, BigDecimal amount) {
        Account after(Paid paid) {
            return new Account(paid.holder(), amount.add(BigDecimal.valueOf(paid.amount())));
        }
    }

    @BeforeAll
    static void serve() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void viewsEqualTheirFoldsInTheEnd() {
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            long seed = SEED + schedule;
            MongoDatabase database = client.getDatabase("schedule" + schedule);
            List<EventEnvelope<?>> stream = stream(new Random(seed));
            new Schedule(database, stream, new Random(-seed)).run();
            check(new Views(database), stream, "-Downers.seed=" + seed + " -Downers.schedules=1");
            database.drop();
        }
    }

    private static void check(Views views, List<EventEnvelope<?>> stream, String seed) {
        Map<String, Account> folded = new HashMap<>();
        stream.forEach(each -> folded.put(
                each.event().subject(), FOLD.apply(folded.get(each.event().subject()), each)));
        folded.forEach((key, account) ->
                assertThat(views.find(VIEW, key)).as("%s, %s", key, seed).contains(account));
        Map<CounterKey, Map<String, BigDecimal>> recount = new HashMap<>();
        folded.values()
                .forEach(account -> ROWS.contributions().of(account).forEach((row, measures) -> {
                    Map<String, BigDecimal> sums = recount.computeIfAbsent(row, unseen -> new HashMap<>());
                    measures.forEach((measure, amount) -> sums.merge(measure, amount, BigDecimal::add));
                }));
        Map<CounterKey, Map<String, BigDecimal>> stored = new HashMap<>();
        for (CounterRow row : views.rows(ROWS, new Document())) {
            stored.put(row.key(), new HashMap<>(row.measures()));
        }
        assertThat(withoutZeros(stored)).as(seed).isEqualTo(withoutZeros(recount));
    }

    private static Map<CounterKey, Map<String, BigDecimal>> withoutZeros(
            Map<CounterKey, Map<String, BigDecimal>> rows) {
        rows.values().forEach(measures -> measures.values().removeIf(sum -> sum.signum() == 0));
        rows.values().removeIf(Map::isEmpty);
        return rows;
    }

    private static List<EventEnvelope<?>> stream(Random random) {
        List<EventEnvelope<?>> stream = new ArrayList<>();
        Map<String, Long> versions = new HashMap<>();
        for (int position = 1; position <= EVENTS; position++) {
            String account = "account" + random.nextInt(8);
            long version = versions.merge(account, 1L, Long::sum);
            DomainEvent event = version == 1
                    ? new Opened(account)
                    : new Paid(account, "holder" + random.nextInt(3), 1 + random.nextInt(9));
            stream.add(new EventEnvelope<>(
                    event, position, 0, account, version, Instant.EPOCH, EventMetadata.of(Map.of())));
        }
        return stream;
    }

    /** One owner: how far it has come, and a plan it has not written yet. */
    private static final class Owner {
        private ViewWriter<Account> writer;
        private int at;
        private Plan paused;

        Owner(MongoDatabase database) {
            writer = new ViewWriter<>(VIEW, database);
        }
    }

    private static final class Schedule {
        private final MongoDatabase database;
        private final List<EventEnvelope<?>> stream;
        private final Random random;
        private final WriteRound round;
        private final Owner[] owners;

        Schedule(MongoDatabase database, List<EventEnvelope<?>> stream, Random random) {
            this.database = database;
            this.stream = stream;
            this.random = random;
            this.round = new WriteRound(client.getDatabase("admin"));
            this.owners = new Owner[] {new Owner(database), new Owner(database)};
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                step(owners[random.nextInt(2)]);
            }
            for (Owner owner : owners) {
                goOn(owner);
                while (owner.at < stream.size()) {
                    write(owner.writer.plan(next(owner)));
                }
            }
        }

        private void step(Owner owner) {
            goOn(owner);
            switch (random.nextInt(6)) {
                case 0 -> owner.writer.project(next(owner));
                case 1 -> owner.paused = owner.writer.plan(next(owner));
                case 2 -> {
                    int before = owner.at;
                    round.run(owner.writer.plan(next(owner)).before());
                    owner.at = before;
                    startAgain(owner);
                }
                case 3 -> {
                    write(owner.writer.plan(next(owner)));
                    startAgain(owner);
                }
                default -> write(owner.writer.plan(next(owner)));
            }
        }

        private void goOn(Owner owner) {
            if (owner.paused != null) {
                write(owner.paused);
                owner.paused = null;
            }
        }

        private void startAgain(Owner owner) {
            owner.writer = new ViewWriter<>(VIEW, database);
            owner.at = random.nextInt(owner.at + 1);
        }

        private void write(Plan plan) {
            if (round.run(plan.before()) && round.run(plan.rest())) {
                plan.written().run();
            } else {
                plan.again().run();
            }
        }

        private List<EventEnvelope<?>> next(Owner owner) {
            int to = Math.min(stream.size(), owner.at + 1 + random.nextInt(12));
            List<EventEnvelope<?>> batch = List.copyOf(stream.subList(owner.at, to));
            owner.at = to;
            return batch;
        }
    }
}
