package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;

/**
 * Credit for a lead: who captured it, contacted it first and converted it.
 *
 * @param waitingSince when the lead was captured or last assigned
 * @param respondedBy who tried to contact the artist first; {@code null} for nobody yet
 * @param responseSeconds from {@code waitingSince} to that first try
 * @param convertedBy the owner at the conversion, or whoever converted a lead nobody owned
 */
@RecordBuilder
record LeadCredit(
        String id,
        long version,
        long position,
        UserId createdBy,
        Instant waitingSince,
        UserId respondedBy,
        long responseSeconds,
        UserId convertedBy,
        Money contractValue)
        implements LeadCreditBuilder.With {
    static final Fold<LeadCredit> FOLD = Fold.of(LeadCredit.class)
            .startsWith(LeadCaptured.class, LeadCredit::captured)
            .on(LeadAssigned.class, LeadCredit::waiting)
            .on(LeadQueued.class, LeadCredit::waiting)
            .when(LeadContactAttempted.class, LeadCredit::contacted)
            .on(LeadConverted.class, LeadCredit::converted)
            .when(LeadConversionReverted.class, (credit, e) -> credit.signed(null, null))
            .afterEach(
                    (credit, e) -> credit.with(next -> next.version(e.version()).position(e.position())))
            .build();

    private static LeadCredit captured(EventEnvelope<LeadCaptured> e) {
        return LeadCreditBuilder.builder()
                .id(e.event().subject())
                .createdBy(e.actor())
                .waitingSince(e.time())
                .build();
    }

    private LeadCredit waiting(EventEnvelope<?> e) {
        return respondedBy == null ? withWaitingSince(e.time()) : this;
    }

    private LeadCredit contacted(LeadContactAttempted event) {
        if (respondedBy != null) {
            return this;
        }
        long waited = Duration.between(waitingSince, event.at()).getSeconds();
        return with(next -> next.respondedBy(event.by()).responseSeconds(Math.max(0, waited)));
    }

    private LeadCredit converted(EventEnvelope<LeadConverted> e) {
        UserId owner = e.event().owner();
        return signed(owner == null ? e.actor() : owner, e.event().contract().contractValue());
    }

    private LeadCredit signed(UserId by, Money value) {
        return with(next -> next.convertedBy(by).contractValue(value));
    }
}
