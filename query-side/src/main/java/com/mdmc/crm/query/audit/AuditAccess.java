package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.Visibility;
import com.mdmc.crm.query.access.Readers;

/** Who reads the audit, and how much of an entry they read. */
final class AuditAccess {
    private AuditAccess() {}

    /** Whoever asks; fails unless they may read the audit. */
    static Actor reader() {
        return Readers.with(Permission.ADMIN_AUDIT);
    }

    // From where and with what somebody works is theirs, and known to whoever administers users.
    static AuditEntry masked(AuditEntry entry, Actor reader) {
        Visibility reach = Visibility.ofStaffInTheClear(reader);
        boolean known = reach.everything() || entry.userId() != null && reach.user(new UserId(entry.userId()), null);
        return known ? entry : Privacy.masked(entry);
    }
}
