package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.command.lead.intake.DroppedSubmissions.Cause;
import com.mdmc.crm.command.lead.intake.IntakeTickets.IssuedTicket;
import com.mdmc.crm.command.lead.intake.IntakeTickets.KnownTicket;
import com.mdmc.crm.command.lead.intake.UsedTickets.Use;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormCreated;
import com.mdmc.crm.platform.http.ClientAddresses;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets in what a person sends from a page of the form's origins, once, and drops everything else. What a page's author has
 * to know of is refused aloud: a form that is not there, an origin that is not listed, a ticket that is too old, a flood.
 */
final class IntakeGate {
    /** Names the form as the actor of what follows from a submission. */
    private static final String RULE = "website-form";

    private static final int MOST_WAITS = 50;
    private static final int WAIT_MILLIS = 100;

    private final IntakeForms forms;
    private final IntakeTickets tickets;
    private final UsedTickets used;
    private final IntakeLimits limits;
    private final DroppedSubmissions dropped;
    private final LeadIntake leads;
    private final ClientAddresses addresses;
    private final BlindIndex fingerprints;
    private final JsonMapper json;
    private final Clock clock;

    IntakeGate(
            IntakeForms forms,
            IntakeTickets tickets,
            UsedTickets used,
            IntakeLimits limits,
            DroppedSubmissions dropped,
            LeadIntake leads,
            ClientAddresses addresses,
            BlindIndex fingerprints,
            JsonMapper json,
            Clock clock) {
        this.forms = forms;
        this.tickets = tickets;
        this.used = used;
        this.limits = limits;
        this.dropped = dropped;
        this.leads = leads;
        this.addresses = addresses;
        this.fingerprints = fingerprints;
        this.json = json;
        this.clock = clock;
    }

    IssuedTicket issue(String key, String number, HttpServletRequest request, RequestContext context) {
        return tickets.issue(
                admitted(key, request, context.by(Actor.system(RULE))).formId(), number);
    }

    /** Returns when the submission is in for good, or was dropped. */
    void submit(String key, Submission submission, HttpServletRequest request, RequestContext stranger) {
        RequestContext context = stranger.by(Actor.system(RULE));
        IntakeFormCreated form = admitted(key, request, context);
        Optional<KnownTicket> ticket = tickets.known(form.formId(), submission.ticket());
        Optional<Cause> cause = suspicion(submission, ticket);
        if (cause.isPresent()) {
            dropped.record(form.formId(), cause.get(), context);
            return;
        }
        if (ticket.orElseThrow().isOver(clock.instant())) {
            throw Rejection.state("intake-ticket-expired");
        }
        if (!limits.allowsForm(form.formId())) {
            throw flood(form.formId(), context);
        }
        takeOnce(form, ticket.orElseThrow(), submission, visitor(request), context);
    }

    private IntakeFormCreated admitted(String key, HttpServletRequest request, RequestContext context) {
        IntakeFormCreated form = forms.inUse(key).orElseThrow(Rejection::notFound);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (form.origins().stream().noneMatch(allowed -> allowed.equals(origin))) {
            dropped.record(form.formId(), Cause.WRONG_ORIGIN, context);
            throw new Rejection(Kind.FORBIDDEN, "origin-not-allowed", Map.of(), List.of());
        }
        if (!limits.allowsAddress(fingerprints.of("address", addresses.of(request)))) {
            throw flood(form.formId(), context);
        }
        return form;
    }

    private Optional<Cause> suspicion(Submission submission, Optional<KnownTicket> ticket) {
        if (submission.isOfProgram()) {
            return Optional.of(Cause.HONEYPOT);
        } else if (ticket.isEmpty()) {
            return Optional.of(Cause.FORGED_TICKET);
        }
        return ticket.filter(known -> known.isTooFast(clock.instant())).map(early -> Cause.TOO_FAST);
    }

    private Rejection flood(String form, RequestContext context) {
        dropped.record(form, Cause.FLOOD, context);
        return new Rejection(
                Kind.TOO_MANY, "too-many-requests", Map.of("retryAfter", IntakeLimits.RETRY_AFTER), List.of());
    }

    private void takeOnce(
            IntakeFormCreated form,
            KnownTicket ticket,
            Submission submission,
            Visitor visitor,
            RequestContext context) {
        String fingerprint = fingerprints.of("submission", json.writeValueAsString(submission));
        switch (use(ticket, fingerprint)) {
            case ANOTHER -> dropped.record(form.formId(), Cause.REPLAYED, context);
            case SAME -> {
                // Its sender did not get the answer.
            }
            case SAME_RUNNING -> throw Rejection.state("idempotency-in-progress");
            case NOTHING, SAME_TAKEN_OVER -> take(form, ticket, submission, visitor, context);
        }
    }

    /** What the ticket was used for before; waits for the same submission that is being taken in. */
    private Use use(KnownTicket ticket, String fingerprint) {
        for (int waited = 0; ; waited++) {
            Use use = used.use(ticket.number(), fingerprint, ticket.expiresAt());
            if (use != Use.SAME_RUNNING || waited == MOST_WAITS) {
                return use;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(
            IntakeFormCreated form,
            KnownTicket ticket,
            Submission submission,
            Visitor visitor,
            RequestContext context) {
        try {
            leads.take(form, ticket.number(), submission, visitor, context);
            used.finish(ticket.number());
        } catch (Rejection rejected) {
            // A mistake of the person's, who corrects it on the same page.
            if (rejected.kind() == Kind.INVALID) {
                used.release(ticket.number());
            }
            throw rejected;
        }
    }

    private Visitor visitor(HttpServletRequest request) {
        return new Visitor(
                addresses.of(request),
                request.getHeader(HttpHeaders.USER_AGENT),
                request.getHeader(HttpHeaders.REFERER));
    }
}
