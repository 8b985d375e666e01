package com.mdmc.crm.projections.processing;

/** An event has to wait, because an earlier one of its subject does. */
final class BehindDeadLetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BehindDeadLetterException(String subject) {
        super("an earlier event of " + subject + " is set aside");
    }
}
