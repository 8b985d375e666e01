package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import java.util.List;

/**
 * Decryption of audit entries for a reader: masks what they may not read, and adds the location of addresses they may.
 */
final class AuditDecryption {
    private final AuditMask mask;
    private final Privacy privacy;
    private final GeoLocation places;

    AuditDecryption(AuditMask mask, Privacy privacy, GeoLocation places) {
        this.mask = mask;
        this.privacy = privacy;
        this.places = places;
    }

    /** The entries as the reader may read them. */
    List<AuditEntry> of(List<AuditEntry> entries, Actor reader) {
        return privacy.decryptAll(mask.over(entries, reader)).stream()
                .map(this::placed)
                .toList();
    }

    // An address that is masked or erased is none any more, and has no place.
    private AuditEntry placed(AuditEntry entry) {
        PersonalText address = entry.metadata().ip();
        return address == null || address.isEncrypted()
                ? entry
                : places.of(address.text()).map(entry::withLocation).orElse(entry);
    }
}
