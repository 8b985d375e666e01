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
record LeadCredit(
        String id,
        long version,
        long position,
        UserId createdBy,
        Instant waitingSince,
        UserId respondedBy,
        long responseSeconds,
        UserId convertedBy,
        Money contractValue) {
    static final Fold<LeadCredit> FOLD = Fold.of(LeadCredit.class)
            .on(LeadCaptured.class, (before, recorded) -> captured(recorded))
            .on(LeadAssigned.class, (before, recorded) -> before.waiting(recorded))
            .on(LeadQueued.class, (before, recorded) -> before.waiting(recorded))
            .on(LeadContactAttempted.class, LeadCredit::contacted)
            .on(LeadConverted.class, LeadCredit::converted)
            .on(LeadConversionReverted.class, (before, recorded) -> before.signed(recorded, null, null))
            .build();

    private static LeadCredit captured(EventEnvelope<LeadCaptured> recorded) {
        return new LeadCredit(
                recorded.event().subject(),
                recorded.version(),
                recorded.position(),
                recorded.actor(),
                recorded.time(),
                null,
                0,
                null,
                null);
    }

    private LeadCredit waiting(EventEnvelope<?> recorded) {
        Instant since = respondedBy == null ? recorded.time() : waitingSince;
        return responded(recorded, since, respondedBy, responseSeconds);
    }

    private LeadCredit contacted(EventEnvelope<LeadContactAttempted> recorded) {
        if (respondedBy != null) {
            return responded(recorded, waitingSince, respondedBy, responseSeconds);
        }
        long waited = Duration.between(waitingSince, recorded.event().at()).getSeconds();
        return responded(recorded, waitingSince, recorded.event().by(), Math.max(0, waited));
    }

    private LeadCredit converted(EventEnvelope<LeadConverted> recorded) {
        UserId owner = recorded.event().owner();
        return signed(
                recorded,
                owner == null ? recorded.actor() : owner,
                recorded.event().contract().contractValue());
    }

    private LeadCredit responded(EventEnvelope<?> recorded, Instant since, UserId by, long seconds) {
        return new LeadCredit(
                id, recorded.version(), recorded.position(), createdBy, since, by, seconds, convertedBy, contractValue);
    }

    private LeadCredit signed(EventEnvelope<?> recorded, UserId by, Money value) {
        return new LeadCredit(
                id,
                recorded.version(),
                recorded.position(),
                createdBy,
                waitingSince,
                respondedBy,
                responseSeconds,
                by,
                value);
    }
}
