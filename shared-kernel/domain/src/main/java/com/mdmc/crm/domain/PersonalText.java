package com.mdmc.crm.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Text that says something about a person. It is <em>clear</em> only between the HTTP edge and the moment the command
 * is accepted for dispatch, and between an authorised read and the HTTP edge; everywhere else it is a <em>sealed</em>
 * token. Reading and writing JSON deals in tokens alone: a clear text refuses to be written, so that a forgotten
 * seal fails loudly instead of leaking.
 */
public final class PersonalText {
    private final String content;
    private final boolean sealed;

    private PersonalText(String content, boolean sealed) {
        this.content = Objects.requireNonNull(content);
        this.sealed = sealed;
    }

    /** Text as a person typed it. */
    public static PersonalText clear(String text) {
        return new PersonalText(text, false);
    }

    /** Text as it rests: a token that only the subject's data key opens. */
    @JsonCreator
    public static PersonalText sealed(String token) {
        return new PersonalText(token, true);
    }

    public boolean isSealed() {
        return sealed;
    }

    /** The readable text; fails on a sealed one. */
    public String text() {
        if (sealed) {
            throw new IllegalStateException("personal text is sealed");
        }
        return content;
    }

    /** The sealed token; fails on a clear text. */
    @JsonValue
    public String token() {
        if (!sealed) {
            throw new IllegalStateException("personal text must be sealed before it is stored");
        }
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonalText that && sealed == that.sealed && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** Masked: a personal text never appears in a log line. */
    @Override
    public String toString() {
        return sealed ? "[sealed]" : "[personal]";
    }
}
