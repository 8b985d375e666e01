package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.Actor;

/** Reaches the other lead of a merge, within the same commit. */
public interface LeadDuplicates {

    /** Ends a lead as a duplicate of {@code survivor}; fails if the actor may not see it or it cannot end. */
    void end(LeadId duplicate, LeadId survivor, PersonalText reason, Actor actor);
}
