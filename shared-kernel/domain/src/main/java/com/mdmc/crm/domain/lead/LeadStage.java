package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The sales pipeline. The machine owns its transitions: forward by one step, forward by any number of steps up to
 * {@link #PROPOSAL}, backward among the open stages, to {@link #LOST} from any open stage. {@link #CLOSED} is reached
 * by conversion alone, and {@link #LOST} is left by reopening alone.
 */
public enum LeadStage implements WireEnum {
    NEW(5),
    CONTACTED(15),
    QUALIFIED(35),
    PROPOSAL(50),
    NEGOTIATION(75),
    CLOSED(100),
    LOST(0);

    private final int defaultProbability;

    LeadStage(int defaultProbability) {
        this.defaultProbability = defaultProbability;
    }

    /** Chance of conversion in percent (0–100) as long as nobody states another. */
    public int defaultProbability() {
        return defaultProbability;
    }

    /** Whether work on the lead goes on: every stage but {@code closed} and {@code lost}. */
    public boolean isOpen() {
        return this != CLOSED && this != LOST;
    }

    /** Whether a lead in this stage can become a campaign. */
    public boolean isConvertible() {
        return this == QUALIFIED || this == PROPOSAL || this == NEGOTIATION;
    }

    /** Whether an order to change the stage may lead from here to {@code target}; never to the stage it is in. */
    public boolean canMoveTo(LeadStage target) {
        if (!isOpen() || target == this || target == CLOSED) {
            return false;
        }
        return target == LOST || target.ordinal() <= PROPOSAL.ordinal() || target.ordinal() <= ordinal() + 1;
    }

    /** Whether the step to {@code target} must be explained: any step back, and a loss. */
    public boolean needsReasonFor(LeadStage target) {
        return target == LOST || target.ordinal() < ordinal();
    }

    /** Every stage that {@link #canMoveTo} allows from here. */
    public Set<LeadStage> next() {
        Set<LeadStage> allowed = EnumSet.noneOf(LeadStage.class);
        Arrays.stream(values()).filter(this::canMoveTo).forEach(allowed::add);
        return allowed;
    }
}
