package com.mdmc.crm.command.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;

/** A password or code exactly as somebody typed it; masked wherever it might be printed. */
@Schema(type = "string", format = "password")
record TypedSecret(String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TypedSecret {}

    @Override
    public String toString() {
        return "[secret]";
    }
}
