package com.mdmc.crm.query.audit;

import com.mdmc.crm.query.export.Column;
import java.util.List;

/** The columns of a table of audit entries. */
final class AuditColumns {
    static final List<Column<AuditEntry>> ALL = List.of(
            new Column<>("position", AuditEntry::position),
            new Column<>("createdAt", AuditEntry::createdAt),
            new Column<>("action", AuditEntry::action),
            new Column<>("resource", AuditEntry::resource),
            new Column<>("resourceId", AuditEntry::resourceId),
            new Column<>("userId", AuditEntry::userId),
            new Column<>("userRole", AuditEntry::userRole),
            new Column<>("sessionId", AuditEntry::sessionId),
            new Column<>("method", entry -> entry.details().method()),
            new Column<>("endpoint", entry -> entry.details().endpoint()),
            new Column<>("changes", entry -> entry.details().changes()),
            new Column<>("reason", entry -> entry.details().reason()),
            new Column<>("success", entry -> entry.metadata().success()),
            new Column<>("errorCode", entry -> entry.metadata().errorCode()),
            new Column<>("duration", entry -> entry.metadata().duration()),
            new Column<>("ip", entry -> entry.metadata().ip()),
            new Column<>("userAgent", entry -> entry.metadata().userAgent()),
            new Column<>("referer", entry -> entry.metadata().referer()),
            new Column<>("severity", AuditEntry::severity),
            new Column<>("category", AuditEntry::category),
            new Column<>("tags", AuditEntry::tags),
            new Column<>("correlationId", AuditEntry::correlationId),
            new Column<>("causationId", AuditEntry::causationId));

    private AuditColumns() {}
}
