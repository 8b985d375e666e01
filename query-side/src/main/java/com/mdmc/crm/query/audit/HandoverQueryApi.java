package com.mdmc.crm.query.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.user.UserReader;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Report of what the last deactivation of an account set in motion; it grows until the policies have come to its end. */
@RestController
@AnsweredFrom(AuditWriter.NAME)
class HandoverQueryApi {
    private final Views views;
    private final UserReader users;

    HandoverQueryApi(Views views, UserReader users) {
        this.views = views;
        this.users = users;
    }

    /**
     * What became of the work of somebody who left.
     *
     * @param deactivatedAt {@code null} if the account never was closed
     * @param correlationId of all entries in the audit
     */
    @NullMarked
    record HandoverReport(
            @Nullable Instant deactivatedAt, @Nullable String correlationId, List<Step> steps) {}

    /**
     * One thing that was handed over, or could not be.
     *
     * @param action the command, such as {@code assign-lead}
     * @param errorCode why it was refused; {@code null} if it was done
     */
    @NullMarked
    record Step(
            String action,
            @Nullable String resource,
            @Nullable String resourceId,
            @Nullable String errorCode,
            Instant at,
            long position) {

        static Step of(AuditEntry entry) {
            return new Step(
                    entry.action(),
                    entry.resource(),
                    entry.resourceId(),
                    entry.metadata().errorCode(),
                    entry.createdAt(),
                    entry.position());
        }
    }

    @GetMapping("/api/users/{id}/handover")
    HandoverReport report(@PathVariable String id, Actor actor) {
        actor.require(Permission.ADMIN_USERS);
        users.requireVisible(id, actor);
        return views
                .find(
                        AuditConfiguration.ENTRIES,
                        and(eq("resourceId", id), eq("action", "deactivate-user"), eq("metadata.success", true)),
                        Sorts.descending("position"),
                        1)
                .stream()
                .findFirst()
                .map(this::report)
                .orElseGet(() -> new HandoverReport(null, null, List.of()));
    }

    private HandoverReport report(AuditEntry deactivation) {
        List<Step> steps = views
                .find(
                        AuditConfiguration.ENTRIES,
                        and(eq("correlationId", deactivation.correlationId()), gt("position", deactivation.position())),
                        Sorts.ascending("position"))
                .stream()
                .map(Step::of)
                .toList();
        return new HandoverReport(deactivation.createdAt(), deactivation.correlationId(), steps);
    }
}
