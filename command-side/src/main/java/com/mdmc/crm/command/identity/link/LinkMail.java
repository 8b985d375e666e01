package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.command.identity.link.Links.Purpose;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.SecretToken;

/** Brings a link to its user. */
public interface LinkMail {

    /** Returns at once; what goes wrong later is logged without the link. */
    void send(UserId userId, Purpose purpose, SecretToken token);

    /** The same, to an address that is not the account's yet. */
    void sendTo(UserId userId, PersonalText address, Purpose purpose, SecretToken token);

    /** Tells an address that the account has another one now. */
    void tellFormer(UserId userId, PersonalText address);
}
