package com.mdmc.crm.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A request that was understood and turned down. The code is stable and part of the HTTP contract; the text a person
 * reads is looked up by it in the message bundles, in their language.
 */
public class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The nature of a rejection; decides the HTTP status it is answered with. */
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        /** The thing is in a state that does not allow it. */
        STATE(409),
        /** The caller decided on an older version than there is. */
        STALE(412),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        /** The caller must say which version the decision rests on. */
        VERSION_REQUIRED(428),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * One bad field of the input.
     *
     * @param field its path as the caller wrote it
     * @param code stable
     * @param message for a person; looked up by the code where it is {@code null}
     * @param allowed the values there are, where only some are; else {@code null}
     */
    public record FieldError(
            String field,
            String code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<String> allowed) {

        public FieldError(String field, String code, String message) {
            this(field, code, message, null);
        }
    }

    private final Kind kind;
    private final boolean hiding;
    private final String code;
    private final transient Map<String, Object> details;
    private final transient List<FieldError> errors;

    public Rejection(Kind kind, String code, Map<String, Object> details, List<FieldError> errors) {
        this(kind, false, code, details, errors);
    }

    private Rejection(Kind kind, boolean hiding, String code, Map<String, Object> details, List<FieldError> errors) {
        super(code);
        this.hiding = hiding;
        this.kind = kind;
        this.code = code;
        this.details = details;
        this.errors = errors;
    }

    /** A broken rule of state, such as a stage that cannot be left. */
    public static Rejection state(String code) {
        return new Rejection(Kind.STATE, code, Map.of(), List.of());
    }

    /** A broken rule of state, with facts that help the caller; they become members of the problem document. */
    public static Rejection state(String code, Map<String, Object> details) {
        return new Rejection(Kind.STATE, code, details, List.of());
    }

    /** A broken rule of shape, naming the field. */
    public static Rejection invalid(String field, String code) {
        return new Rejection(Kind.INVALID, "validation", Map.of(), List.of(new FieldError(field, code, null)));
    }

    /** A value that is none of those there are, which the answer names. */
    public static Rejection unknownValue(String field, List<String> allowed) {
        return new Rejection(
                Kind.INVALID,
                "validation",
                Map.of(),
                List.of(new FieldError(field, "unknown-value", null, List.copyOf(allowed))));
    }

    /** Something that does not exist, or must not be known to exist by the caller. */
    public static Rejection notFound() {
        return new Rejection(Kind.NOT_FOUND, "not-found", Map.of(), List.of());
    }

    /** Something that exists beyond the caller's reach; answered as if it did not. */
    public static Rejection hidden() {
        return new Rejection(Kind.NOT_FOUND, true, "not-found", Map.of(), List.of());
    }

    /** An action the caller lacks a permission for. */
    public static Rejection forbidden(String permission) {
        return new Rejection(Kind.FORBIDDEN, "forbidden", Map.of("permission", permission), List.of());
    }

    /** Whether the caller was kept from something that is there. */
    public boolean isDenial() {
        return hiding || kind == Kind.FORBIDDEN;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** Members to add to the problem document. */
    public Map<String, Object> details() {
        return details;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
