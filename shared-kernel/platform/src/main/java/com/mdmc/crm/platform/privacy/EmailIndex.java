package com.mdmc.crm.platform.privacy;

/**
 * Blind index of an e-mail address, computed where the address is still clear and carried in the command beside it. It
 * is never stored in an event, and masked in logs, because equal indexes show equal addresses.
 */
public record EmailIndex(String value) {

    @Override
    public String toString() {
        return "EmailIndex[•••]";
    }
}
