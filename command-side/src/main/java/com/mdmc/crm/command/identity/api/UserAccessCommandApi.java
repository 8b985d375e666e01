package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.identity.credential.Reauthentication;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.link.LinkRequests;
import com.mdmc.crm.command.identity.secondfactor.TwoFactorRemovals;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
    private final ApiKeys keys;

    UserAccessCommandApi(LinkRequests links, TwoFactorRemovals removals, ApiKeys keys) {
        this.links = links;
        this.removals = removals;
        this.keys = keys;
    }

    /** Mails the user a link to choose a password with; the way to repeat an invitation as well. */
    @PostMapping("/password-resets")
    ResponseEntity<?> mailReset(@PathVariable UserId id, RequestContext context) {
        return CommandAnswers.done(links.reset(id, context));
    }

    /** For somebody who lost it; whoever means themselves proves it as under {@code /api/me/2fa}. */
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
