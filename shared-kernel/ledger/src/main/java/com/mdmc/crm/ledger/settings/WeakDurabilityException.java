package com.mdmc.crm.ledger.settings;

/** The connection to MongoDB is configured to promise less than the ledger needs; start-up stops here. */
public class WeakDurabilityException extends BadSettingException {

    WeakDurabilityException(String found, String needed) {
        super(
                "CRM_MONGODB_URI",
                ("The MongoDB connection sets %s, but an acknowledged commit must survive the loss of a node: "
                                + "remove the option or set %s")
                        .formatted(found, needed));
    }
}
