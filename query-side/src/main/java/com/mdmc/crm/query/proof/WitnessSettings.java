package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.WitnessKey;
import com.mdmc.crm.ledger.settings.BadSettingException;
import java.net.URI;
import java.util.Optional;

/**
 * The witness that co-signs checkpoints, if any.
 *
 * @param prefix its submission prefix; empty for none
 * @param key its public key, as a verifier key of type 4; it has to be both reached and recognised
 */
record WitnessSettings(String prefix, String key) {

    /** @throws BadSettingException if only one of the two is given, or either is none */
    Optional<WitnessClient> client() {
        if (prefix.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!prefix.matches("https?://[^/ ]+.*")) {
                throw new IllegalArgumentException("no address");
            }
            return Optional.of(new WitnessClient(URI.create(prefix), WitnessKey.parse(key)));
        } catch (IllegalArgumentException unusable) {
            throw new BadSettingException(
                    "CRM_AUDIT_WITNESS",
                    "CRM_AUDIT_WITNESS must be the address of a witness, and CRM_AUDIT_WITNESS_KEY its public key:"
                            + " name+id+key, of type 4.");
        }
    }
}
