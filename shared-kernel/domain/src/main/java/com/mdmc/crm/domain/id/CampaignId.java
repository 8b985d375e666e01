package com.mdmc.crm.domain.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies an advertising campaign; opaque to everyone but the code that drew it. */
public record CampaignId(@JsonValue String value) {

    @JsonCreator
    public CampaignId {
        Identifiers.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
