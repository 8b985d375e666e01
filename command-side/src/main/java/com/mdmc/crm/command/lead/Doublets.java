package com.mdmc.crm.command.lead;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.Actor;

/** Reaches the other lead of a merge, within the same commit. */
interface Doublets {

    /** Ends a lead as a doublet of {@code survivor}; fails if the actor may not see it or it cannot end. */
    void end(LeadId doublet, LeadId survivor, String reason, Actor actor);
}
