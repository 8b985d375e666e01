package com.mdmc.crm.query.audit;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Masking of audit entries. A reason is free text that may say something about a person: only readers of that person's
 * data see it in the clear.
 */
final class AuditMask {
    private final Views views;

    AuditMask(Views views) {
        this.views = views;
    }

    /** The entries as the reader may read them. */
    List<AuditEntry> over(List<AuditEntry> entries, Actor reader) {
        return reasons(
                entries.stream().map(entry -> AuditAccess.masked(entry, reader)).toList(), reader);
    }

    private List<AuditEntry> reasons(List<AuditEntry> entries, Actor reader) {
        AccessScope reach = AccessScope.inTheClear(reader);
        if (reach.everything()) {
            return entries;
        }
        Set<String> readable = new HashSet<>(Set.of(reader.id().value()));
        leads(subjects(entries, "lead"), reach, readable);
        campaigns(subjects(entries, "campaign"), reach, readable);
        return entries.stream()
                .map(entry -> entry.details().reason() == null || readable.contains(entry.resourceId())
                        ? entry
                        : entry.withDetails(entry.details().withReason(Privacy.MASKED)))
                .toList();
    }

    private static List<String> subjects(List<AuditEntry> entries, String resource) {
        return entries.stream()
                .filter(entry -> entry.details().reason() != null && resource.equals(entry.resource()))
                .map(AuditEntry::resourceId)
                .distinct()
                .toList();
    }

    private void leads(List<String> ids, AccessScope reach, Set<String> readable) {
        for (BsonDocument lead : stored("leads", ids, "assignment.assignedTo", "assignment.team")) {
            String owner = text(lead, "assignment", "assignedTo");
            if (reach.lead(owner == null ? null : new UserId(owner), text(lead, "assignment", "team"))) {
                readable.add(lead.getString("_id").getValue());
            }
        }
    }

    private void campaigns(List<String> ids, AccessScope reach, Set<String> readable) {
        for (BsonDocument campaign : stored("campaigns", ids, "team.team")) {
            if (reach.campaign(text(campaign, "team", "team"))) {
                readable.add(campaign.getString("_id").getValue());
            }
        }
    }

    private List<BsonDocument> stored(String view, List<String> ids, String... fields) {
        return ids.isEmpty() ? List.of() : views.fields(view, in("_id", ids), fields);
    }

    private static String text(BsonDocument document, String group, String field) {
        BsonValue held = document.get(group);
        BsonValue value = held instanceof BsonDocument inner ? inner.get(field) : null;
        return value == null || !value.isString() ? null : value.asString().getValue();
    }
}
