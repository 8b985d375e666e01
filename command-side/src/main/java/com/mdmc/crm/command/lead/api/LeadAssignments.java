package com.mdmc.crm.command.lead.api;

import com.mdmc.crm.command.lead.decision.LeadCommand;
import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLeadAutomatically;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads who is to be responsible: somebody, or whom the rules choose for each lead. */
@Component
class LeadAssignments {
    private final Accounts accounts;

    LeadAssignments(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The command that assigns a lead so; fails unless there is either such an account or {@code auto}. */
    Function<LeadId, LeadCommand> of(UserId assignedTo, Boolean auto, PersonalText reason) {
        boolean isAuto = Boolean.TRUE.equals(auto);
        if (isAuto == (assignedTo != null)) {
            throw Rejection.invalid("assignedTo", isAuto ? "one-of-both" : "required");
        }
        if (isAuto) {
            return lead -> new AssignLeadAutomatically(lead, reason);
        }
        Account owner = accounts.requireActive("assignedTo", assignedTo);
        return lead -> new AssignLead(lead, owner.id(), owner.standing().team(), reason);
    }
}
