package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.identity.credential.Reauthentication;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.link.LinkRequests;
import com.mdmc.crm.command.identity.secondfactor.TwoFactorRemovals;
import com.mdmc.crm.command.identity.signin.EmailChanges;
import com.mdmc.crm.command.identity.signin.LoginRateLimiter;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.validation.EmailAddress;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders about what a user gets in with, by whoever administers users: links, second factor, keys of providers. */
@RestController
@RequestMapping("/api/users/{id}")
class UserAccessCommandApi {
    private final LinkRequests links;
    private final TwoFactorRemovals removals;
    private final EmailChanges emails;
    private final ApiKeys keys;
    private final LoginRateLimiter doors;

    UserAccessCommandApi(
            LinkRequests links, TwoFactorRemovals removals, EmailChanges emails, ApiKeys keys, LoginRateLimiter doors) {
        this.emails = emails;
        this.doors = doors;
        this.links = links;
        this.removals = removals;
        this.keys = keys;
    }

    /** Mails the user a link to choose a password with; the way to repeat an invitation as well. */
    @PostMapping("/password-resets")
    ResponseEntity<?> mailReset(@PathVariable UserId id, RequestContext context) {
        return CommandAnswers.done(links.reset(id, context));
    }

    record Address(
            @NotNull(payload = Unwrapping.Skip.class) @EmailAddress @Size(max = 254)
            PersonalText email,

            TypedSecret password) {}

    /** Counts once the mailed link is followed; whoever asks proves it by their own password or a fresh log-in. */
    @PutMapping("/email")
    ResponseEntity<?> changeEmail(
            @PathVariable UserId id,
            @RequestBody @Valid Address body,
            IfMatch ifMatch,
            HttpServletRequest request,
            RequestContext context) {
        doors.requireLink(request);
        return CommandAnswers.done(emails.request(id, body.email(), body.password(), ifMatch.version(), context));
    }

    /** For somebody who lost it, on the administrator's own password; of oneself as under {@code /api/me/2fa}. */
    @DeleteMapping("/2fa")
    ResponseEntity<?> disableTwoFactor(
            @PathVariable UserId id, @RequestBody(required = false) Reauthentication body, RequestContext context) {
        return CommandAnswers.done(removals.remove(id, Reauthentication.of(body), context));
    }

    record ProviderKey(@NotNull TypedSecret key) {}

    @PutMapping("/api-keys/{provider}")
    ResponseEntity<?> storeKey(
            @PathVariable UserId id,
            @PathVariable ApiProvider provider,
            @RequestBody @Valid ProviderKey body,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(keys.store(id, provider, body.key().text(), ifMatch.version(), context));
    }

    @DeleteMapping("/api-keys/{provider}")
    ResponseEntity<?> removeKey(@PathVariable UserId id, @PathVariable ApiProvider provider, RequestContext context) {
        return CommandAnswers.done(keys.remove(id, provider, context));
    }
}
