package com.mdmc.crm.query.lead.view;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.CounterContributions;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Counter of what happens to leads, by time, team and owner.
 *
 * @param occurrences what a state of a lead tells of it
 * @param rows the stored counter: by hour, day and month of UTC, team and owner, and for all owners of a team together
 */
public record LeadCalendar<V>(Function<V, List<Occurrence>> occurrences, CounterDefinition<V> rows) {

    /**
     * Something that happened to a lead.
     *
     * @param team the owner's when the lead was assigned; {@code null} if there is none
     * @param owner {@code null} in the queue
     */
    public record Occurrence(Instant at, String team, UserId owner, Map<String, BigDecimal> measures) {

        CounterKey key() {
            return of(owner == null ? "" : owner.value());
        }

        private CounterKey of(String whom) {
            return CounterKey.of("team", team, "owner", whom);
        }

        private List<CounterKey> keys() {
            return List.of(key(), of(Calendar.ALL));
        }
    }

    static <V> LeadCalendar<V> of(String name, Function<V, List<Occurrence>> occurrences) {
        CounterContributions<V> byHour = state -> {
            Map<CounterKey, Map<String, BigDecimal>> rows = new HashMap<>();
            for (Occurrence each : occurrences.apply(state)) {
                for (CounterKey whose : each.keys()) {
                    Calendar.keys(each.at(), whose)
                            .forEach(key -> rows.merge(key, each.measures(), CounterContributions::sum));
                }
            }
            return rows;
        };
        return new LeadCalendar<>(
                occurrences,
                new CounterDefinition<>(name, byHour, List.of(Calendar.index("owner"), Calendar.index("team"))));
    }

    /** The same by team and owner alone, of what happened at some instants. */
    public CounterContributions<V> during(Predicate<Instant> period) {
        return state -> {
            Map<CounterKey, Map<String, BigDecimal>> rows = new HashMap<>();
            for (Occurrence each : occurrences.apply(state)) {
                if (period.test(each.at())) {
                    rows.merge(each.key(), each.measures(), CounterContributions::sum);
                }
            }
            return rows;
        };
    }
}
