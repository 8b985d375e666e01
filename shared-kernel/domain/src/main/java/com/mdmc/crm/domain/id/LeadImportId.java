package com.mdmc.crm.domain.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies an import of leads; it is the correlation id of all that came of it. */
public record LeadImportId(@JsonValue String value) {

    @JsonCreator
    public LeadImportId {
        Identifiers.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
