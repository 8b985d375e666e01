package com.mdmc.crm.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.standalone.StandaloneServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;

/** The strongest promise of the query side: every stored view is the fold of its stream, and nothing else is stored. */
public final class ViewsEqualFolds {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private ViewsEqualFolds() {}

    /**
     * Waits for the projections and compares every document of every view. What policies go on to record meanwhile is in
     * the views and not in the log that was read, so that a difference counts only of a ledger that stood still.
     */
    public static void assertFor(StandaloneServer server) {
        Ledger ledger = server.context().getBean(Ledger.class);
        while (true) {
            long head = ledger.head();
            try {
                compare(server.context(), head, read(ledger, head));
                return;
            } catch (AssertionError difference) {
                if (ledger.head() == head) {
                    throw difference;
                }
            }
        }
    }

    private static void compare(ApplicationContext context, long head, List<EventEnvelope<?>> log) {
        for (ViewDefinition<?> view :
                context.getBeansOfType(ViewDefinition.class).values()) {
            boolean reached = context.getBean(Progress.class).await(List.of(view.name()), head, LONGEST);
            assertThat(reached).as("%s reaches position %d", view.name(), head).isTrue();
            compare(view, context.getBean(Views.class), log);
        }
    }

    private static <V> void compare(ViewDefinition<V> view, Views views, List<EventEnvelope<?>> log) {
        Map<String, V> folded = new HashMap<>();
        for (EventEnvelope<?> recorded : log) {
            if (view.fold().knows(recorded.event().getClass())) {
                String key = view.key().apply(recorded.event());
                if (key != null) {
                    folded.put(key, view.fold().apply(folded.get(key), recorded));
                }
            }
        }
        folded.values().removeIf(state -> state == null);
        folded.forEach((key, state) ->
                assertThat(views.find(view, key)).as("%s %s", view.name(), key).contains(state));
        assertThat(views.count(view, new org.bson.Document())).as(view.name()).isEqualTo(folded.size());
        view.counters().forEach(counters -> recount(counters, views, folded.values()));
    }

    private static <V> void recount(CounterDefinition<V> counters, Views views, Collection<V> states) {
        Map<CounterKey, Map<String, BigDecimal>> expected = new HashMap<>();
        states.forEach(state -> counters.contributions().of(state).forEach((row, measures) -> {
            Map<String, BigDecimal> sums = expected.computeIfAbsent(row, unseen -> new HashMap<>());
            measures.forEach((measure, amount) -> sums.merge(measure, amount, BigDecimal::add));
        }));
        Map<CounterKey, Map<String, BigDecimal>> stored = new HashMap<>();
        views.rows(counters, new org.bson.Document()).forEach(row -> stored.put(row.key(), row.measures()));
        assertThat(sums(stored)).as(counters.name()).isEqualTo(sums(expected));
    }

    private static Map<String, BigDecimal> sums(Map<CounterKey, Map<String, BigDecimal>> rows) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.forEach((row, measures) -> measures.forEach((measure, sum) -> {
            if (sum.signum() != 0) {
                sums.put(new TreeMap<>(row.fields()) + " " + measure, sum.stripTrailingZeros());
            }
        }));
        return sums;
    }

    /** Everything recorded up to a position, in order. */
    public static List<EventEnvelope<?>> read(Ledger ledger, long head) {
        List<EventEnvelope<?>> log = new ArrayList<>();
        long position = 0;
        while (position < head) {
            List<Commit> commits = ledger.commitsAfter(position, 1000);
            for (Commit commit : commits) {
                if (commit.position() <= head) {
                    log.addAll(EventEnvelope.of(commit));
                }
                position = commit.position();
            }
        }
        return log;
    }
}
