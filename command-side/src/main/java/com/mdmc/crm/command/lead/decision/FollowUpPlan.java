package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.FollowUpType;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.domain.validation.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;

/**
 * What is to be done for a lead, by whom and when.
 *
 * @param assignedTo {@code null} for whoever plans it
 * @param priority {@code null} for medium
 */
public record FollowUpPlan(
        @NotNull FollowUpType type,

        @NotNull(payload = Unwrapping.Skip.class) @SingleLine @Size(min = 1, max = 200)
        PersonalText subject,

        @Size(max = 5000) @MultiLine PersonalText description,
        @NotNull ScheduledTime scheduledFor,
        UserId assignedTo,
        Priority priority) {}
