package com.mdmc.crm.query.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.FollowUpType;
import java.time.Instant;

/**
 * Something to be done for the lead.
 *
 * @param overdue whether it is open and past its time; known only when it is read
 */
public record FollowUp(
        String id,
        UserId scheduledBy,
        UserId assignedTo,
        FollowUpType type,
        PersonalText subject,
        PersonalText description,
        Instant scheduledFor,
        String timezone,
        boolean completed,
        Instant completedAt,
        Priority priority,
        boolean cancelled,
        String cancelReason,
        Instant remindedAt,
        Boolean overdue) {

    @JsonIgnore
    public boolean isOpen() {
        return !completed && !cancelled;
    }

    FollowUp at(Instant due, String zone) {
        return new FollowUp(
                id,
                scheduledBy,
                assignedTo,
                type,
                subject,
                description,
                due,
                zone,
                completed,
                completedAt,
                priority,
                cancelled,
                cancelReason,
                null,
                overdue);
    }

    FollowUp completed(Instant at) {
        return new FollowUp(
                id,
                scheduledBy,
                assignedTo,
                type,
                subject,
                description,
                scheduledFor,
                timezone,
                true,
                at,
                priority,
                cancelled,
                cancelReason,
                remindedAt,
                overdue);
    }

    FollowUp cancelled(String reason) {
        return new FollowUp(
                id,
                scheduledBy,
                assignedTo,
                type,
                subject,
                description,
                scheduledFor,
                timezone,
                completed,
                completedAt,
                priority,
                true,
                reason,
                remindedAt,
                overdue);
    }

    FollowUp reminded(Instant at) {
        return new FollowUp(
                id,
                scheduledBy,
                assignedTo,
                type,
                subject,
                description,
                scheduledFor,
                timezone,
                completed,
                completedAt,
                priority,
                cancelled,
                cancelReason,
                at,
                overdue);
    }

    /** The follow-up as it is read at {@code now}. */
    FollowUp asOf(Instant now) {
        return new FollowUp(
                id,
                scheduledBy,
                assignedTo,
                type,
                subject,
                description,
                scheduledFor,
                timezone,
                completed,
                completedAt,
                priority,
                cancelled,
                cancelReason,
                remindedAt,
                isOpen() && scheduledFor.isBefore(now));
    }
}
