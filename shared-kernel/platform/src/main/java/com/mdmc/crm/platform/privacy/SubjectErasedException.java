package com.mdmc.crm.platform.privacy;

/** Attempt to encrypt personal data of an erased subject. */
public final class SubjectErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SubjectErasedException(String subject) {
        super("the personal data of " + subject + " was erased");
    }
}
