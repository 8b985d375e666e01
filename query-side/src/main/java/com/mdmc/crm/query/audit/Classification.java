package com.mdmc.crm.query.audit;

import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.access.AccessEvent;
import com.mdmc.crm.kernel.access.AccessEvent.AccessDenied;
import com.mdmc.crm.kernel.access.AccessEvent.CommandRejected;
import com.mdmc.crm.kernel.access.AccessEvent.LoginFailed;
import com.mdmc.crm.kernel.campaign.CampaignEvent;
import com.mdmc.crm.kernel.campaign.CampaignKpisEvent;
import com.mdmc.crm.kernel.lead.LeadEvent;
import com.mdmc.crm.kernel.user.UserEvent;
import com.mdmc.crm.kernel.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.kernel.user.UserEvent.UserLoggedOut;
import com.mdmc.crm.query.audit.AuditEntry.Category;
import com.mdmc.crm.query.audit.AuditEntry.Severity;
import java.util.List;

/**
 * How much attention an event deserves and what it is about; the first row that fits counts.
 *
 * @param tags further words to filter by
 */
record Classification(Class<?> event, Severity severity, Category category, List<String> tags) {

    private static final List<Classification> TABLE = List.of(
            row(UserLoggedIn.class, Severity.INFO, Category.AUTH, "session"),
            row(UserLoggedOut.class, Severity.INFO, Category.AUTH, "session"),
            row(LoginFailed.class, Severity.WARNING, Category.AUTH, "session"),
            row(UserEvent.class, Severity.INFO, Category.SECURITY, "account"),
            row(AccessDenied.class, Severity.WARNING, Category.SECURITY, "denied"),
            row(CommandRejected.class, Severity.WARNING, Category.BUSINESS, "rejected"),
            row(AccessEvent.class, Severity.WARNING, Category.SECURITY, "access"),
            row(CampaignKpisEvent.class, Severity.INFO, Category.PERFORMANCE, "figures"),
            row(LeadEvent.class, Severity.INFO, Category.BUSINESS, "lead"),
            row(CampaignEvent.class, Severity.INFO, Category.BUSINESS, "campaign"),
            row(DomainEvent.class, Severity.INFO, Category.DATA));

    /** The row of an event. */
    static Classification of(DomainEvent event) {
        return TABLE.stream()
                .filter(row -> row.event.isInstance(event))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the event records something that was let happen rather than refused. */
    boolean isSuccess() {
        return event != LoginFailed.class && event != AccessDenied.class && event != CommandRejected.class;
    }

    private static Classification row(Class<?> event, Severity severity, Category category, String... tags) {
        return new Classification(event, severity, category, List.of(tags));
    }
}
