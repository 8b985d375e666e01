package com.mdmc.crm.command.identity.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.mdmc.crm.domain.validation.MultiLine;
import io.swagger.v3.oas.annotations.media.Schema;

/** A password or code exactly as somebody typed it; masked wherever it might be printed. */
@Schema(type = "string", format = "password")
public record TypedSecret(String text) {

    @MultiLine
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TypedSecret {}

    @Override
    public String toString() {
        return "[secret]";
    }
}
