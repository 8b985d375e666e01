package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import java.util.Optional;
import java.util.Set;

/** Chooses who works on a lead nobody was named for. */
public interface Assignees {

    /**
     * The best candidate there is, who counts as responsible from now on: active, verified, of the team, and at home
     * on the platforms; of several the one who covers most of them, then has least to do, then waited longest.
     *
     * @param wanted empty if the artist named none, which suits everybody who works on some
     * @param team {@code null} for any
     */
    Optional<Assignee> choose(LeadId lead, Set<Platform> wanted, String team);

    /** Who was chosen, their team at this moment, and why. */
    record Assignee(UserId id, String team, String because) {}
}
