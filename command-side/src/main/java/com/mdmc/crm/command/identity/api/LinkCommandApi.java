package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.link.LinkRequests;
import com.mdmc.crm.command.identity.signin.EmailChanges;
import com.mdmc.crm.command.identity.signin.LoginRateLimiter;
import com.mdmc.crm.command.identity.signin.PasswordChanges;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.valueextraction.Unwrapping;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mailed links: asking for them, and using them up. */
@RestController
@RequestMapping("/api/auth")
class LinkCommandApi {
    private final LinkRequests links;
    private final EmailChanges emails;
    private final PasswordChanges passwords;
    private final LoginRateLimiter doors;

    LinkCommandApi(LinkRequests links, EmailChanges emails, PasswordChanges passwords, LoginRateLimiter doors) {
        this.links = links;
        this.emails = emails;
        this.passwords = passwords;
        this.doors = doors;
    }

    record Forgotten(
            @NotNull(payload = Unwrapping.Skip.class) PersonalText email) {}

    /** Always 202, whoever has the address. */
    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Void> forget(
            @RequestBody @Valid Forgotten body, HttpServletRequest request, RequestContext context) {
        doors.requireLink(request);
        if (doors.allowsReset(body.email().text())) {
            links.resetByEmail(body.email().text(), context);
        }
        return ResponseEntity.accepted().build();
    }

    record NewPassword(@NotNull TypedSecret token, @NotNull TypedSecret newPassword) {}

    @PostMapping("/password-resets/confirmation")
    ResponseEntity<?> reset(@RequestBody @Valid NewPassword body, HttpServletRequest request, RequestContext context) {
        doors.requireLink(request);
        return CommandAnswers.done(
                passwords.reset(body.token().text(), body.newPassword().text(), context));
    }

    record Verification(@NotNull TypedSecret token) {}

    @PostMapping("/email-verifications/confirmation")
    ResponseEntity<?> verify(
            @RequestBody @Valid Verification body, HttpServletRequest request, RequestContext context) {
        doors.requireLink(request);
        return CommandAnswers.done(emails.confirm(body.token().text(), context));
    }
}
