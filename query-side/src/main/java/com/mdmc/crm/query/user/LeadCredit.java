package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Recorded;
import java.time.Duration;
import java.time.Instant;

/**
 * Who did what for a lead: the entry, the first contact, the contract.
 *
 * @param waitingSince when the lead was captured or last given to somebody
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

    private static LeadCredit captured(Recorded<LeadCaptured> recorded) {
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

    private LeadCredit waiting(Recorded<?> recorded) {
        Instant since = respondedBy == null ? recorded.time() : waitingSince;
        return responded(recorded, since, respondedBy, responseSeconds);
    }

    private LeadCredit contacted(Recorded<LeadContactAttempted> recorded) {
        if (respondedBy != null) {
            return responded(recorded, waitingSince, respondedBy, responseSeconds);
        }
        long waited = Duration.between(waitingSince, recorded.event().at()).getSeconds();
        return responded(recorded, waitingSince, recorded.event().by(), Math.max(0, waited));
    }

    private LeadCredit converted(Recorded<LeadConverted> recorded) {
        UserId owner = recorded.event().owner();
        return signed(
                recorded,
                owner == null ? recorded.actor() : owner,
                recorded.event().contract().contractValue());
    }

    private LeadCredit responded(Recorded<?> recorded, Instant since, UserId by, long seconds) {
        return new LeadCredit(
                id, recorded.version(), recorded.position(), createdBy, since, by, seconds, convertedBy, contractValue);
    }

    private LeadCredit signed(Recorded<?> recorded, UserId by, Money value) {
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
