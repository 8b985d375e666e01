package com.mdmc.crm.command.user;

import com.mdmc.crm.kernel.value.PersonalText;

/** Hands a message over to whoever brings it to its address. */
interface Delivery {

    void deliver(PersonalText address, String subject, String text);
}
