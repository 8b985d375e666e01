package com.mdmc.crm.command.user;

/**
 * What shows that it is the user who asks, and not somebody at their desk; one of the two is enough.
 *
 * @param password the user's present password
 * @param totp a one-time or recovery code
 */
record OwnersProof(TypedSecret password, TypedSecret totp) {
    private static final OwnersProof NONE = new OwnersProof(null, null);

    /** The proof in a body that may be left out. */
    static OwnersProof of(OwnersProof body) {
        return body == null ? NONE : body;
    }
}
