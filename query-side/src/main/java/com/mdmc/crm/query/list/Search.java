package com.mdmc.crm.query.list;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.bson.conversions.Bson;

/** What {@code q} selects of a list. */
@FunctionalInterface
public interface Search {

    Found find(String text);

    /** A search that one condition says in full. */
    static Search by(Function<String, Bson> condition) {
        return text -> new Found(condition.apply(text), null);
    }

    /**
     * What was found.
     *
     * @param condition every item found satisfies it
     * @param among tells which of some ids were found; {@code null} if the condition says all
     */
    record Found(Bson condition, Function<Collection<String>, Set<String>> among) {

        /** More than a condition can name: the list is gone through in its order, and each of its items asked for. */
        public static Found tooManyToName(Function<Collection<String>, Set<String>> among) {
            return new Found(Filters.empty(), among);
        }

        /** Of what was found, only what satisfies one condition more. */
        public Found and(Bson more) {
            return new Found(Filters.and(condition, more), among);
        }
    }
}
