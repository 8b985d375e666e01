package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.command.lead.intake.IntakeTickets.IssuedTicket;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a website's form calls, without a token. The answer to a submission tells nothing of what the CRM knows: its text
 * is the same for whatever was well formed, and so, by and large, is the time it takes.
 */
@RestController
@RequestMapping("/api/intake/{key}")
class IntakeApi {
    // Longer than any way a submission takes, so that all are answered at the same time; else at the next multiple.
    private static final long PACE_MILLIS = 250;
    private static final Received RECEIVED = new Received(true);

    private final IntakeGate gate;
    private final SubmissionForms forms;

    /** The same for whatever was well formed. */
    record Received(boolean received) {}

    IntakeApi(IntakeGate gate, SubmissionForms forms) {
        this.gate = gate;
        this.forms = forms;
    }

    /** A ticket to send with the form, fetched when the page shows it. */
    @PostMapping("/ticket")
    IssuedTicket ticket(@PathVariable String key, HttpServletRequest request, RequestContext context) {
        return gate.issue(key, UUID.randomUUID().toString(), request, context);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Received> submit(
            @PathVariable String key,
            @RequestBody @Valid Submission body,
            HttpServletRequest request,
            RequestContext context) {
        long begun = System.nanoTime();
        try {
            gate.submit(key, body, request, context);
        } finally {
            keepPace(begun);
        }
        return ResponseEntity.accepted().body(RECEIVED);
    }

    /** The same as an HTML form sends it. */
    @Hidden
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Received> submitForm(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            RequestContext context) {
        return submit(key, forms.read(fields), request, context);
    }

    private static void keepPace(long begun) {
        long passed = (System.nanoTime() - begun) / 1_000_000;
        try {
            Thread.sleep(PACE_MILLIS - passed % PACE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
