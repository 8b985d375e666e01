package com.mdmc.crm.command.lead;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.lead.Contract;

/** What makes a contract sound beyond the shape of its fields. */
final class LeadContracts {
    private LeadContracts() {}

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
