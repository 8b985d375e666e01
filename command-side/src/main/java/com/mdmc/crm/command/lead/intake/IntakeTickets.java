package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.platform.privacy.BlindIndex;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * Tickets that a page fetches with its form: a number and the time of issue under a MAC, so that nobody can say when they
 * began to fill it in but this program. Nothing is stored until one is used ({@link UsedTickets}).
 */
final class IntakeTickets {
    /** No person fills a form in faster. */
    static final Duration SHORTEST_FILLING = Duration.ofSeconds(3);

    /** How long one is good. */
    static final Duration GOOD = Duration.ofHours(2);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\.([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

    private final BlindIndex macs;
    private final Clock clock;

    IntakeTickets(BlindIndex macs, Clock clock) {
        this.macs = macs;
        this.clock = clock;
    }

    /** A ticket for a page, and between which instants it may be used. */
    @NullMarked
    record IssuedTicket(String ticket, Instant notBefore, Instant expiresAt) {}

    /** A ticket that this program issued; {@code number} is its own. */
    record KnownTicket(String number, Instant issuedAt) {

        boolean isTooFast(Instant now) {
            return now.isBefore(issuedAt.plus(SHORTEST_FILLING));
        }

        boolean isOver(Instant now) {
            return !now.isBefore(expiresAt());
        }

        Instant expiresAt() {
            return issuedAt.plus(GOOD);
        }
    }

    /** Issues one for a form; {@code number} is a fresh UUID. */
    IssuedTicket issue(String form, String number) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        String ticket = now.toEpochMilli() + "." + number;
        return new IssuedTicket(ticket + "." + mac(form, ticket), now.plus(SHORTEST_FILLING), now.plus(GOOD));
    }

    /** The ticket, if it was issued for this form. */
    Optional<KnownTicket> known(String form, String presented) {
        Matcher parts = FORM.matcher(presented);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String mac = mac(form, parts.group(1) + "." + parts.group(2));
        boolean isOurs = MessageDigest.isEqual(
                mac.getBytes(StandardCharsets.US_ASCII), parts.group(3).getBytes(StandardCharsets.US_ASCII));
        return isOurs
                ? Optional.of(new KnownTicket(parts.group(2), Instant.ofEpochMilli(Long.parseLong(parts.group(1)))))
                : Optional.empty();
    }

    private String mac(String form, String ticket) {
        return macs.of("intake-ticket", form + " " + ticket);
    }
}
