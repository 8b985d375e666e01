package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.Actor;

/** Reaches the other lead of a merge, within the same commit. */
public interface LeadDuplicates {

    /**
     * Ends a lead as a duplicate of {@code survivor}; fails if the actor may not see it or it cannot end.
     *
     * @return what the duplicate has for its survivor
     */
    LeadContent end(LeadId duplicate, LeadId survivor, PersonalText reason, Actor actor);

    /**
     * Makes a duplicate a lead of its own again.
     *
     * @return what its survivor took over from it
     * @throws com.mdmc.crm.domain.Rejection {@code lead-changed-since} if the survivor changed since the merge
     */
    TakenOver separate(LeadId duplicate, LeadId survivor, Actor actor);
}
