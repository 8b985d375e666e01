package com.mdmc.crm.domain.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies a member of staff; opaque to everyone but the code that drew it. */
public record UserId(@JsonValue String value) {

    @JsonCreator
    public UserId {
        Identifiers.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
