package com.mdmc.crm.ledger.serialization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Turns the stored JSON of one older revision into the next, one event into one event. The chain is followed until the
 * revision of today is reached.
 *
 * @param alias the event's name at the older revision
 * @param from the older revision
 * @param toAlias the name from then on, usually the same
 * @param to the revision produced
 * @param change may change and return the node it is given
 */
public record Upcaster(String alias, String from, String toAlias, String to, UnaryOperator<ObjectNode> change) {

    /** An upcaster of an event that keeps its name. */
    public static Upcaster of(String alias, String from, String to, UnaryOperator<ObjectNode> change) {
        return new Upcaster(alias, from, alias, to, change);
    }
}
