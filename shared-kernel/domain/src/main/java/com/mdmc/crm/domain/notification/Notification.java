package com.mdmc.crm.domain.notification;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadStage;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/**
 * What somebody is told. It names things by their ids and holds no text of anybody's, so that an erasure needs not reach
 * it; its sentence is made for each reading, under the reader's access.
 *
 * @param id derived from the event that caused it, so that one event notifies a person once
 * @param resourceId the lead, campaign or import it is about
 * @param itemId the note or follow-up within it; {@code null} for the thing as a whole
 * @param by the member of staff who caused it; {@code null} for a rule of the system or a machine
 * @param at when it was caused
 * @param from stage before; {@code null} unless a stage changed
 * @param to stage after; {@code null} unless a stage changed
 * @param dueAt when a follow-up fell due; {@code null} unless one did
 * @param threshold percent of a budget; {@code null} unless a campaign reached it
 * @param rejected days an import did not record; {@code null} unless it is about one
 * @param flagged days of an import that look wrong; {@code null} unless it is about one
 */
@RecordBuilder
public record Notification(
        String id,
        NotificationType type,
        NotifiedResource resource,
        String resourceId,
        String itemId,
        UserId by,
        Instant at,
        LeadStage from,
        LeadStage to,
        Instant dueAt,
        Integer threshold,
        Integer rejected,
        Integer flagged) {}
