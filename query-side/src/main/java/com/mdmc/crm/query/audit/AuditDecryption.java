package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.location.GeoLocation;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Decryption of audit entries for a reader: masks what they may not read, adds the location of addresses they may, and
 * says refusals in their language.
 */
final class AuditDecryption {
    private final AuditMask mask;
    private final Privacy privacy;
    private final GeoLocation places;
    private final MessageSource messages;

    AuditDecryption(AuditMask mask, Privacy privacy, GeoLocation places, MessageSource messages) {
        this.mask = mask;
        this.privacy = privacy;
        this.places = places;
        this.messages = messages;
    }

    /** The entries as the reader may read them. */
    List<AuditEntry> of(List<AuditEntry> entries, Actor reader) {
        return privacy.decryptAll(mask.over(entries, reader)).stream()
                .map(this::placed)
                .map(this::worded)
                .toList();
    }

    private AuditEntry worded(AuditEntry entry) {
        String code = entry.metadata().errorCode();
        return code == null
                ? entry
                : entry.withMetadata(entry.metadata()
                        .withErrorMessage(
                                messages.getMessage("problem." + code, null, code, LocaleContextHolder.getLocale())));
    }

    // An address that is masked or erased is none any more, and has no place.
    private AuditEntry placed(AuditEntry entry) {
        PersonalText address = entry.metadata().ip();
        return address == null || address.isEncrypted()
                ? entry
                : places.of(address.text()).map(entry::withLocation).orElse(entry);
    }
}
