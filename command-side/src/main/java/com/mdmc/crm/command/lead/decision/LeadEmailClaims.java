package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.privacy.EmailIndex;
import com.mdmc.crm.platform.security.Actor;

/** Uniqueness constraint: at most one open lead per e-mail address, also under concurrent commands. */
public interface LeadEmailClaims {

    /**
     * Takes the address for an open lead before its event is written; claiming again changes nothing. Given back by
     * itself if the event is refused.
     *
     * @throws com.mdmc.crm.domain.Rejection {@code duplicate-lead} if another open lead has it; names that lead if
     *     {@code actor} may see it
     */
    void claim(LeadId lead, EmailIndex email, Actor actor);

    /**
     * Takes the address ahead of the command that makes the lead open, which claims it again. Not given back by itself.
     *
     * @return gives this claim back, unless another attempt on the lead needs it; call it if the command is not sent
     * @throws com.mdmc.crm.domain.Rejection as {@link #claim}
     */
    Runnable claimAhead(LeadId lead, EmailIndex email, Actor actor);

    /** Fails as {@link #claim} would for a new lead, and takes nothing: what is free now may be taken a moment later. */
    void requireFree(EmailIndex email, Actor actor);

    /** Gives back every address the lead has but {@code kept}, once the event that calls for it is written. */
    void releaseAllBut(LeadId lead, EmailIndex kept);

    /** The index of an address as a lead stores it, for a lead that is opened again. */
    EmailIndex indexOf(PersonalText stored);

    /** Gives back every address the lead has, once the event that calls for it is written. */
    default void release(LeadId lead) {
        releaseAllBut(lead, null);
    }
}
