package com.mdmc.crm.query.lead.view;

import com.mdmc.crm.domain.lead.ContactMethod;
import com.mdmc.crm.domain.money.Ratio;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * How and how well the artist is reached.
 *
 * @param nextFollowUp when the earliest open follow-up falls due
 * @param responseRate share of attempts that were answered, 0–100; {@code null} without an attempt
 */
@RecordBuilder
public record Communication(
        ContactMethod preferredMethod,
        String preferredTime,
        String language,
        String timezone,
        Instant lastContact,
        Instant nextFollowUp,
        int contactAttempts,
        int answeredAttempts,
        BigDecimal responseRate)
        implements CommunicationBuilder.With {

    Communication contacted(Instant at, boolean answered) {
        int answers = answeredAttempts + (answered ? 1 : 0);
        return with(next -> next.lastContact(lastContact == null || at.isAfter(lastContact) ? at : lastContact)
                .contactAttempts(contactAttempts + 1)
                .answeredAttempts(answers)
                .responseRate(Ratio.of(100L * answers, contactAttempts + 1)));
    }
}
