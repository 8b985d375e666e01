package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.identity.account.SignInCommand.FailLogIn;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.access.AccessEvent.LoginFailed;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/** Puts on record that somebody was not let in, and says no more of the reason than the caller may know. */
public class LogInFailures {
    /** Stands in the ledger for whoever gave an address nobody has. */
    static final String STRANGER = "stranger";

    private static final Actor DOOR = Actor.system("log-in");
    private final Commands commands;
    private final EventBus events;

    public LogInFailures(Commands commands, EventBus events) {
        this.commands = commands;
        this.events = events;
    }

    /** The failure of a log-in to an account. */
    public Rejection of(Account account, LoginFailure cause, Instant now, RequestContext context) {
        commands.send(new FailLogIn(account.id(), cause, now), context.by(DOOR));
        return cause == LoginFailure.CODE_MISSING
                ? new Rejection(Kind.UNAUTHENTICATED, "totp-required", Map.of(), List.of())
                : SignIn.badCredentials();
    }

    /** The failure of a log-in to no account at all. */
    public Rejection ofStranger(RequestContext context) {
        record(LoginFailure.UNKNOWN_EMAIL, context);
        return SignIn.badCredentials();
    }

    /** Somebody tried too often to be listened to. */
    public void ofFlood(RequestContext context) {
        record(LoginFailure.TOO_MANY_REQUESTS, context);
    }

    private void record(LoginFailure cause, RequestContext context) {
        LoginFailed failed = new LoginFailed(STRANGER, cause.wire());
        EventMetadata metadata = context.by(DOOR).metadata("LogIn");
        events.publish(new GenericEventMessage<>(failed, metadata.toMap()));
    }
}
