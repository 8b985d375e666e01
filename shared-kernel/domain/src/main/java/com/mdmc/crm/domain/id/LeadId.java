package com.mdmc.crm.domain.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies an artist who asks for promotion; opaque to everyone but the code that drew it. */
public record LeadId(@JsonValue String value) {

    @JsonCreator
    public LeadId {
        Identifiers.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
