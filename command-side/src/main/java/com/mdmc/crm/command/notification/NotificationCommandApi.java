package com.mdmc.crm.command.notification;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.notification.InboxCommand.MarkNotificationsRead;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of users about their own notifications. */
@RestController
@RequestMapping("/api/notifications")
class NotificationCommandApi {
    private final Commands commands;
    private final EventStore events;
    private final Ledger ledger;

    NotificationCommandApi(Commands commands, EventStore events, Ledger ledger) {
        this.commands = commands;
        this.events = events;
        this.ledger = ledger;
    }

    /**
     * Which notifications were read: these, or all of them.
     *
     * @param ids {@code null} where {@code all} says so
     */
    record WhatWasRead(
            @Size(min = 1, max = NotificationEvent.KEPT) List<@NotNull @Size(max = 64) String> ids, Boolean all) {}

    @PostMapping("/read")
    ResponseEntity<?> markRead(@RequestBody @Valid WhatWasRead body, RequestContext context) {
        boolean all = Boolean.TRUE.equals(body.all());
        if (all == (body.ids() != null)) {
            throw Rejection.invalid("ids", all ? "not-with-all" : "required");
        }
        MarkNotificationsRead command =
                new MarkNotificationsRead(context.actor().id(), body.ids());
        return CommandAnswers.done(hasInbox(command) ? commands.send(command, context) : nothingToRead(command));
    }

    // An inbox begins with its first notification; before, there is nothing to mark.
    private boolean hasInbox(MarkNotificationsRead command) {
        return events.lastSequenceNumberFor(command.inbox()).isPresent();
    }

    private Accepted nothingToRead(MarkNotificationsRead command) {
        return new Accepted(command.subject(), 0, ledger.head());
    }
}
