package com.mdmc.crm.command.user;

import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.ApiProvider;
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
    ResponseEntity<?> mailReset(@PathVariable UserId id) {
        return CommandAnswers.done(links.reset(id));
    }

    /** For somebody who lost it; whoever means themselves proves it as under {@code /api/me/2fa}. */
    @DeleteMapping("/2fa")
    ResponseEntity<?> disableTwoFactor(@PathVariable UserId id, @RequestBody(required = false) OwnersProof body) {
        return CommandAnswers.done(removals.remove(id, OwnersProof.of(body)));
    }

    record ProviderKey(@NotNull TypedSecret key) {}

    @PutMapping("/api-keys/{provider}")
    ResponseEntity<?> storeKey(
            @PathVariable UserId id,
            @PathVariable ApiProvider provider,
            @RequestBody @Valid ProviderKey body,
            IfMatch ifMatch) {
        return CommandAnswers.done(keys.store(id, provider, body.key().text(), ifMatch.version()));
    }

    @DeleteMapping("/api-keys/{provider}")
    ResponseEntity<?> removeKey(@PathVariable UserId id, @PathVariable ApiProvider provider) {
        return CommandAnswers.done(keys.remove(id, provider));
    }
}
