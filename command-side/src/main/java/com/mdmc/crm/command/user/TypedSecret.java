package com.mdmc.crm.command.user;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A password or code exactly as somebody typed it; masked wherever it might be printed. */
record TypedSecret(String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TypedSecret {}

    @Override
    public String toString() {
        return "[secret]";
    }
}
