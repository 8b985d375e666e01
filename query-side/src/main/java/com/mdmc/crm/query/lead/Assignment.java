package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.id.UserId;
import java.time.Instant;

/**
 * Who is responsible.
 *
 * @param team the owner's team when the lead was assigned
 * @param queued whether nobody is responsible; {@code queueReason} says why, if somebody was or was looked for
 */
public record Assignment(
        UserId assignedTo,
        Instant assignedAt,
        UserId previousAssignee,
        boolean autoAssigned,
        String assignmentReason,
        String team,
        boolean queued,
        String queueReason) {}
