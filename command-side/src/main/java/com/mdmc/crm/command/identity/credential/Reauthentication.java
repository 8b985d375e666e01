package com.mdmc.crm.command.identity.credential;

/**
 * What shows that it is the user who asks, and not somebody at their desk; for most of it one of the two is enough.
 *
 * @param password the user's present password
 * @param totp a one-time or recovery code
 */
public record Reauthentication(TypedSecret password, TypedSecret totp) {
    private static final Reauthentication NONE = new Reauthentication(null, null);

    /** The proof in a body that may be left out. */
    public static Reauthentication of(Reauthentication body) {
        return body == null ? NONE : body;
    }
}
