package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.domain.PersonalText;

/** Hands a message over to whoever brings it to its address. */
interface Delivery {

    /** @param link the one thing in the text that matters to a developer without a mail server; {@code null} for none */
    void deliver(PersonalText address, String subject, String text, String link);
}
