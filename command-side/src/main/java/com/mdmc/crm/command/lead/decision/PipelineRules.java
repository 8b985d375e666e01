package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.lead.Contract;
import com.mdmc.crm.domain.lead.LeadStage;
import java.util.Map;

/** What the way to a contract asks for beyond the shape of an order. */
final class PipelineRules {
    private PipelineRules() {}

    /** Fails unless a lead may go from one stage to the other, with the reason that takes. */
    static void requireMove(LeadStage from, LeadStage to, PersonalText reason) {
        if (!from.canMoveTo(to)) {
            throw Rejection.state(
                    "stage-transition", Map.of("from", from.wire(), "to", to.wire(), "allowed", from.next()));
        }
        if (from.needsReasonFor(to) && reason == null) {
            throw Rejection.invalid("reason", "required");
        }
    }

    /** Fails unless a lead in this stage can become a campaign. */
    static void requireConvertible(LeadStage stage) {
        if (!stage.isConvertible()) {
            throw Rejection.state("lead-not-convertible", Map.of("stage", stage.wire()));
        }
    }

    /** Fails unless the contract is worth something, and all of it in one currency. */
    static void requireSound(Contract contract) {
        if (contract.contractValue().amount().signum() <= 0) {
            throw Rejection.invalid("contractValue", "positive");
        }
        if (contract.monthlyValue() == null) {
            return;
        }
        if (contract.monthlyValue().amount().signum() < 0) {
            throw Rejection.invalid("monthlyValue", "positive");
        }
        if (!contract.monthlyValue().currency().equals(contract.contractValue().currency())) {
            throw Rejection.invalid("monthlyValue", "one-currency");
        }
    }
}
