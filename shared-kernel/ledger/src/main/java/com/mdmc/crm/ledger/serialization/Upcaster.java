package com.mdmc.crm.ledger.serialization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.domain.Revision;
import java.util.function.UnaryOperator;

/**
 * Upcaster of stored events: turns the JSON of one shape, an alias and a revision, into the next one. The chain is
 * followed until it reaches the shape written today. The stored bytes, which the leaf hash covers, never change.
 *
 * @param alias the event's stored name
 * @param from the older revision
 * @param toAlias the name it is read under, usually the same
 * @param to the revision produced
 * @param change may change and return the node it is given
 */
public record Upcaster(String alias, String from, String toAlias, String to, UnaryOperator<ObjectNode> change) {

    /** An upcaster of an event that keeps its name. */
    public static Upcaster of(String alias, String from, String to, UnaryOperator<ObjectNode> change) {
        return new Upcaster(alias, from, alias, to, change);
    }

    /** An upcaster of an event that was renamed and keeps its fields. */
    public static Upcaster renamed(String alias, String toAlias) {
        return renamed(alias, toAlias, UnaryOperator.identity());
    }

    /** An upcaster of an event whose name and fields changed; the new name starts at the first revision. */
    public static Upcaster renamed(String alias, String toAlias, UnaryOperator<ObjectNode> change) {
        return new Upcaster(alias, Revision.FIRST, toAlias, Revision.FIRST, change);
    }

    /** The change that renames one field. */
    public static UnaryOperator<ObjectNode> field(String name, String to) {
        return json -> json.has(name) ? json.set(to, json.remove(name)) : json;
    }
}
