package com.mdmc.crm.query.audit;

import com.mdmc.crm.query.export.CsvColumn;
import java.util.List;

/** CSV columns of the audit export. */
final class AuditColumns {
    static final List<CsvColumn<AuditEntry>> ALL = List.of(
            new CsvColumn<>("position", AuditEntry::position),
            new CsvColumn<>("createdAt", AuditEntry::createdAt),
            new CsvColumn<>("action", AuditEntry::action),
            new CsvColumn<>("resource", AuditEntry::resource),
            new CsvColumn<>("resourceId", AuditEntry::resourceId),
            new CsvColumn<>("userId", AuditEntry::userId),
            new CsvColumn<>("userRole", AuditEntry::userRole),
            new CsvColumn<>("sessionId", AuditEntry::sessionId),
            new CsvColumn<>("method", entry -> entry.details().method()),
            new CsvColumn<>("endpoint", entry -> entry.details().endpoint()),
            new CsvColumn<>("changes", entry -> entry.details().changes()),
            new CsvColumn<>("reason", entry -> entry.details().reason()),
            new CsvColumn<>("success", entry -> entry.metadata().success()),
            new CsvColumn<>("errorCode", entry -> entry.metadata().errorCode()),
            new CsvColumn<>("duration", entry -> entry.metadata().duration()),
            new CsvColumn<>("ip", entry -> entry.metadata().ip()),
            new CsvColumn<>("userAgent", entry -> entry.metadata().userAgent()),
            new CsvColumn<>("referer", entry -> entry.metadata().referer()),
            new CsvColumn<>("severity", AuditEntry::severity),
            new CsvColumn<>("category", AuditEntry::category),
            new CsvColumn<>("tags", AuditEntry::tags),
            new CsvColumn<>("correlationId", AuditEntry::correlationId),
            new CsvColumn<>("causationId", AuditEntry::causationId));

    private AuditColumns() {}
}
