package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.StreamTickets;
import com.mdmc.crm.platform.security.StreamTickets.Ticket;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickets for live streams, for clients that can send no header with them. */
@RestController
@RequestMapping("/api/stream")
class StreamTicketApi {
    private final StreamTickets tickets;

    StreamTicketApi(StreamTickets tickets) {
        this.tickets = tickets;
    }

    @PostMapping("/ticket")
    ResponseEntity<Ticket> issue(Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tickets.issue(actor));
    }
}
