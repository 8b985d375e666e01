package com.mdmc.crm.domain.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.LeadImportId;
import com.mdmc.crm.domain.id.UserId;

/** What became of a list of leads that somebody handed in. The leads are in their own events of the same correlation. */
public sealed interface LeadImportEvent extends DomainEvent {

    LeadImportId importId();

    @Override
    @JsonIgnore
    default String subject() {
        return importId().value();
    }

    /**
     * Lines of an import by what becomes of them.
     *
     * @param captured that become a lead
     * @param duplicates whose e-mail an open lead or an earlier line has
     * @param refused that are no valid lead
     */
    record Lines(int captured, int duplicates, int refused) {}

    /** A list was read and compared with the open leads; nothing was captured. */
    record LeadImportPreviewed(LeadImportId importId, UserId importedBy, Lines lines) implements LeadImportEvent {}

    /** The leads of a list were captured, as somebody who had seen the preview asked for. */
    record LeadImportConfirmed(LeadImportId importId, Lines lines) implements LeadImportEvent {}

    /**
     * An import was taken back.
     *
     * @param archived leads that nobody had touched
     * @param kept leads that somebody had touched, or that are not the caller's to archive
     */
    record LeadImportReversed(LeadImportId importId, int archived, int kept) implements LeadImportEvent {}
}
