package com.mdmc.crm.domain.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies an order that was given for many leads at once; it is the correlation id of all that came of it. */
public record LeadBulkId(@JsonValue String value) {

    @JsonCreator
    public LeadBulkId {
        Identifiers.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
