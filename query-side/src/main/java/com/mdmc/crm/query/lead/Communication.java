package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.lead.ContactMethod;
import com.mdmc.crm.domain.money.Ratio;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * How and how well the artist is reached.
 *
 * @param nextFollowUp when the earliest open follow-up falls due
 * @param responseRate share of attempts that were answered, 0–100; {@code null} without an attempt
 */
public record Communication(
        ContactMethod preferredMethod,
        String preferredTime,
        String language,
        String timezone,
        Instant lastContact,
        Instant nextFollowUp,
        int contactAttempts,
        int answeredAttempts,
        BigDecimal responseRate) {

    Communication contacted(Instant at, boolean answered) {
        Instant last = lastContact == null || at.isAfter(lastContact) ? at : lastContact;
        int answers = answeredAttempts + (answered ? 1 : 0);
        return new Communication(
                preferredMethod,
                preferredTime,
                language,
                timezone,
                last,
                nextFollowUp,
                contactAttempts + 1,
                answers,
                Ratio.of(100L * answers, contactAttempts + 1));
    }

    Communication withNextFollowUp(Instant next) {
        return new Communication(
                preferredMethod,
                preferredTime,
                language,
                timezone,
                lastContact,
                next,
                contactAttempts,
                answeredAttempts,
                responseRate);
    }
}
