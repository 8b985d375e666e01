package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.query.location.Location;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What the audit shows of one commit.
 *
 * @param id the commit's position as text
 * @param action the command's name, or the event's where no command was given
 * @param userRole the role at the time
 * @param correlationId shared by everything one request set in motion
 * @param position number of the commit in the ledger
 */
@NullMarked
@RecordBuilder
public record AuditEntry(
        String id,
        String action,
        @Nullable String resource,
        @Nullable String resourceId,
        @Nullable String userId,
        @Nullable String userRole,
        @Nullable String sessionId,
        Details details,
        Metadata metadata,
        Severity severity,
        Category category,
        List<String> tags,
        @Nullable Location location,
        Instant createdAt,
        @Nullable String correlationId,
        @Nullable String causationId,
        long position)
        implements AuditEntryBuilder.With {

    /** How much attention an entry deserves. */
    public enum Severity implements WireEnum {
        INFO,
        WARNING,
        ERROR,
        CRITICAL
    }

    /** What an entry is about. */
    public enum Category implements WireEnum {
        AUTH,
        DATA,
        SECURITY,
        PERFORMANCE,
        BUSINESS
    }

    /**
     * What was done.
     *
     * @param method HTTP method; {@code null} for the system's own rules
     * @param oldValues values of the changed fields before; only in a single entry, folded when asked for
     * @param newValues the same after
     * @param changes paths of the fields that changed
     * @param reason masked by {@link AuditMask}, which knows whose data it is about
     */
    @RecordBuilder
    public record Details(
            @Nullable String method,
            @Nullable String endpoint,
            @Nullable Object oldValues,
            @Nullable Object newValues,
            List<String> changes,
            @Nullable @Unmasked PersonalText reason)
            implements AuditEntryDetailsBuilder.With {}

    /**
     * The circumstances.
     *
     * @param duration milliseconds from the arrival of the request to the commit; {@code null} outside a request
     * @param errorCode the problem code of a refusal
     * @param errorMessage its title in the reader's language; not stored
     * @param suppressed how many refusals of the same kind before it were too many to be recorded; {@code null} for none
     */
    @RecordBuilder
    public record Metadata(
            @Nullable PersonalText ip,
            @Nullable PersonalText userAgent,
            @Nullable PersonalText referer,
            Instant timestamp,
            @Nullable Long duration,
            boolean success,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable Long suppressed)
            implements AuditEntryMetadataBuilder.With {}
}
