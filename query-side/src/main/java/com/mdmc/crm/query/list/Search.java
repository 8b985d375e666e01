package com.mdmc.crm.query.list;

import com.mdmc.crm.platform.security.Actor;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.bson.conversions.Bson;

/** Full-text search of a list by {@code q}. */
@FunctionalInterface
public interface Search {

    Found find(String text, Actor actor);

    /** Of what this search finds, only what satisfies a condition on who asks. */
    default Search within(Function<Actor, Bson> readable) {
        return (text, actor) -> find(text, actor).and(readable.apply(actor));
    }

    /** A search that one condition says in full. */
    static Search by(Function<String, Bson> condition) {
        return (text, actor) -> new Found(condition.apply(text), null);
    }

    /**
     * Result of a search.
     *
     * @param condition every item found satisfies it
     * @param among tells which of some ids were found; {@code null} if the condition says all
     */
    record Found(Bson condition, Function<Collection<String>, Set<String>> among) {

        /** Too many hits for a condition: the list is read in its order, and each of its items is checked. */
        public static Found tooManyToName(Function<Collection<String>, Set<String>> among) {
            return new Found(Filters.empty(), among);
        }

        /** Of what was found, only what satisfies one condition more. */
        public Found and(Bson more) {
            return new Found(Filters.and(condition, more), among);
        }
    }
}
