package com.mdmc.crm.command.lead.intake;

/**
 * Where a submission came from, as the request shows it.
 *
 * @param referrer {@code null} if the browser does not say
 */
record Visitor(String ip, String userAgent, String referrer) {

    /** Masked: it never appears in a log line. */
    @Override
    public String toString() {
        return "[visitor]";
    }
}
