package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import java.util.List;

/** Which leads have which e-mail address, whether they are open or not. */
public interface LeadAddresses {

    /** The other leads with a lead's address that were not erased, as far as the views show them. */
    List<LeadId> sharedWith(LeadId lead, PersonalText email);
}
