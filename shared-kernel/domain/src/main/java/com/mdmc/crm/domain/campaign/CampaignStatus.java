package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.WireEnum;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The life of a campaign. Completed and cancelled ones are left by reopening alone. */
public enum CampaignStatus implements WireEnum {
    DRAFT,
    ACTIVE,
    PAUSED,
    COMPLETED,
    CANCELLED;

    /** Whether an order to change the status may lead from here to {@code target}. */
    public boolean canMoveTo(CampaignStatus target) {
        return switch (this) {
            case DRAFT -> target == ACTIVE || target == CANCELLED;
            case ACTIVE -> target == PAUSED || target == COMPLETED || target == CANCELLED;
            case PAUSED -> target == ACTIVE || target == COMPLETED || target == CANCELLED;
            case COMPLETED, CANCELLED -> false;
        };
    }

    /** Whether the campaign has ended and can only be reopened. */
    public boolean isFinal() {
        return this == COMPLETED || this == CANCELLED;
    }

    /** Where reopening leads to: a completed campaign may go on, a cancelled one starts over. */
    public CampaignStatus reopened() {
        return this == COMPLETED ? PAUSED : DRAFT;
    }

    /** Every status that {@link #canMoveTo} allows from here. */
    public Set<CampaignStatus> next() {
        Set<CampaignStatus> allowed = EnumSet.noneOf(CampaignStatus.class);
        Arrays.stream(values()).filter(this::canMoveTo).forEach(allowed::add);
        return allowed;
    }
}
