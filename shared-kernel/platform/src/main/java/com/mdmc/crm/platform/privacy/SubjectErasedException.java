package com.mdmc.crm.platform.privacy;

/** Something personal was to be recorded about a person whose data was erased. */
public final class SubjectErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SubjectErasedException(String subject) {
        super("the personal data of " + subject + " was erased");
    }
}
