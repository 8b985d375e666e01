package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.identity.account.UserCommand.CloseAgendaFeed;
import com.mdmc.crm.command.identity.account.UserCommand.OpenAgendaFeed;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.link.PublicAddress;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Commands about the secret address of one's agenda. The address is in the answer to its opening, and nowhere else. */
@RestController
@RequestMapping("/api/me/agenda-feed")
class AgendaFeedCommandApi {
    private final UserCommandGateway commands;
    private final Accounts accounts;
    private final Vault vault;
    private final PublicAddress address;

    AgendaFeedCommandApi(UserCommandGateway commands, Accounts accounts, Vault vault, PublicAddress address) {
        this.commands = commands;
        this.accounts = accounts;
        this.vault = vault;
        this.address = address;
    }

    /** Draws an address; a former one is good for nothing any more. */
    /** @param token part of {@code url}, and shown this one time */
    @NullMarked
    record Feed(String token, String url) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Feed>> open(RequestContext context) {
        UserId user = context.actor().id();
        String former = feedOf(user);
        SecretToken token = SecretToken.draw(SecretToken.drawId());
        vault.keep(token.id(), user, Kind.AGENDA_FEED, List.of(token.fingerprint()));
        Accepted accepted = commands.send(new OpenAgendaFeed(user, token.id()), context);
        vault.forget(former);
        return CommandAnswers.created(
                accepted,
                "/api/agenda.ics",
                new Feed(token.text(), address.get() + "/api/agenda.ics?token=" + token.text()));
    }

    @DeleteMapping
    ResponseEntity<?> close(RequestContext context) {
        UserId user = context.actor().id();
        String former = feedOf(user);
        Accepted accepted = commands.send(new CloseAgendaFeed(user), context);
        vault.forget(former);
        return CommandAnswers.done(accepted);
    }

    private String feedOf(UserId user) {
        return accounts.find(user)
                .orElseThrow(Rejection::notFound)
                .credentials()
                .agendaFeedId();
    }
}
