package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.domain.PersonalText;

/** Hands a message over to whoever brings it to its address. */
public interface Delivery {

    /** Whether there is anybody to hand a message to. */
    default boolean isOn() {
        return true;
    }

    /** @param link the one thing in the text that matters to a developer without a mail server; {@code null} for none */
    void deliver(PersonalText address, String subject, String text, String link);
}
