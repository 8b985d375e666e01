package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;

/** Masking of audit entries. */
final class AuditAccess {
    private AuditAccess() {}

    // Address and device belong to the person; only administrators of users see them.
    static AuditEntry masked(AuditEntry entry, Actor reader) {
        AccessScope reach = AccessScope.ofStaffInTheClear(reader);
        boolean known = reach.everything() || entry.userId() != null && reach.user(new UserId(entry.userId()), null);
        return known ? entry : Privacy.masked(entry);
    }
}
