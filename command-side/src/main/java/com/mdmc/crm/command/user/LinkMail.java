package com.mdmc.crm.command.user;

import com.mdmc.crm.command.user.Links.Purpose;
import com.mdmc.crm.kernel.access.store.SecretToken;
import com.mdmc.crm.kernel.value.UserId;

/** Brings a link to its user. */
interface LinkMail {

    /** Returns at once; what goes wrong later is logged without the link. */
    void send(UserId userId, Purpose purpose, SecretToken token);
}
