package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import java.util.List;

/** Opens entries for a reader: what they may not read masked, and the place of each address that they may. */
final class AuditOpening {
    private final AuditMask mask;
    private final Privacy privacy;
    private final Places places;

    AuditOpening(AuditMask mask, Privacy privacy, Places places) {
        this.mask = mask;
        this.privacy = privacy;
        this.places = places;
    }

    /** The entries as the reader may read them. */
    List<AuditEntry> of(List<AuditEntry> entries, Actor reader) {
        return privacy.openAll(mask.over(entries, reader)).stream()
                .map(this::placed)
                .toList();
    }

    // An address that is masked or erased is none any more, and has no place.
    private AuditEntry placed(AuditEntry entry) {
        PersonalText address = entry.metadata().ip();
        return address == null || address.isSealed()
                ? entry
                : places.of(address.text()).map(entry::withLocation).orElse(entry);
    }
}
