package com.mdmc.crm.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Personal data as text. It is <em>clear</em> only between the HTTP edge and the acceptance of the command, and between
 * an authorised read and the HTTP edge; everywhere else it is an <em>encrypted</em> token. JSON holds tokens only: a
 * clear text refuses to be written, so that a forgotten encryption fails instead of leaking.
 */
public final class PersonalText {
    private final String content;
    private final boolean encrypted;

    private PersonalText(String content, boolean encrypted) {
        this.content = Objects.requireNonNull(content);
        this.encrypted = encrypted;
    }

    /** Clear text, as typed. */
    public static PersonalText clear(String text) {
        return new PersonalText(text, false);
    }

    /** Text at rest: a token that only the subject's data key decrypts. */
    @JsonCreator
    public static PersonalText encrypted(String token) {
        return new PersonalText(token, true);
    }

    /** A constant of the program in place of what somebody might have typed; it tells nothing of a person. */
    public static PersonalText constant(String text) {
        return new PersonalText(text, true);
    }

    /** The typed text, if there is one. */
    public static PersonalText ofNullable(String text) {
        return text == null ? null : clear(text);
    }

    /** Whether the text is as it is stored. */
    public boolean isEncrypted() {
        return encrypted;
    }

    /** The readable text; fails on an encrypted one. */
    public String text() {
        if (encrypted) {
            throw new IllegalStateException("personal text is encrypted");
        }
        return content;
    }

    /** The encrypted token; fails on a clear text. */
    @JsonValue
    public String token() {
        if (!encrypted) {
            throw new IllegalStateException("personal text must be encrypted before it is stored");
        }
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonalText that && encrypted == that.encrypted && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** Never the content, because it would reach a log. */
    @Override
    public String toString() {
        return encrypted ? "[encrypted]" : "[personal]";
    }
}
