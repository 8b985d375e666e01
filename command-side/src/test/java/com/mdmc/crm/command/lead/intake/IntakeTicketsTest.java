package com.mdmc.crm.command.lead.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.platform.privacy.BlindIndex;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A ticket says when it was issued, for which form, and cannot be made up. */
class IntakeTicketsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final String NUMBER = "0b7f3c52-9c1e-4e0b-9f5e-2f7c1d3a4b5c";

    private final IntakeTickets tickets = tickets((byte) 1);
    private final String ticket = tickets.issue("form", NUMBER).ticket();

    @Test
    void aTicketIsKnownToItsFormAlone() {
        assertThat(tickets.known("form", ticket)).contains(new IntakeTickets.KnownTicket(NUMBER, NOW));
        assertThat(tickets.known("another", ticket)).isEmpty();
        assertThat(tickets((byte) 2).known("form", ticket)).isEmpty();
    }

    @Test
    void noPartOfItCanBeChanged() {
        for (int at = 0; at < ticket.length(); at++) {
            char other = ticket.charAt(at) == '1' ? '2' : '1';
            String changed = ticket.substring(0, at) + other + ticket.substring(at + 1);
            assertThat(tickets.known("form", changed)).as(changed).isEmpty();
        }
    }

    @Test
    void itIsGoodFromThreeSecondsToTwoHours() {
        IntakeTickets.KnownTicket known = tickets.known("form", ticket).orElseThrow();
        assertThat(known.isTooFast(NOW.plusMillis(2_999))).isTrue();
        assertThat(known.isTooFast(NOW.plusSeconds(3))).isFalse();
        assertThat(known.isOver(NOW.plusSeconds(7_199))).isFalse();
        assertThat(known.isOver(NOW.plusSeconds(7_200))).isTrue();
    }

    private static IntakeTickets tickets(byte key) {
        return new IntakeTickets(new BlindIndex(new byte[] {key}), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
