package com.mdmc.crm.e2e.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChangeRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerificationRequested;
import com.mdmc.crm.domain.user.UserEvent.UserInvited;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordResetRequested;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.StoredEvent;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Reads the links a program without a mail server writes to its console. */
public final class MailedLinkLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("\\?token=(([^.\\s]+)\\.\\S+)");

    private final Map<String, String> tokensById = new ConcurrentHashMap<>();
    private final Logger logger =
            (Logger) LoggerFactory.getLogger("com.mdmc.crm.command.identity.link.MailConfiguration");

    /** Begins to read, once the shared program runs: its start configures logging and would end the reading. */
    public static MailedLinkLog watching() {
        RunningCrm.shared();
        MailedLinkLog log = new MailedLinkLog();
        log.start();
        log.logger.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        Matcher link = LINK.matcher(event.getFormattedMessage());
        if (link.find()) {
            tokensById.put(link.group(2), link.group(1));
        }
    }

    /** The token of an invitation. */
    public String invitationOf(String user) {
        return tokenNamedBy(event -> event instanceof UserInvited mailed ? mailed.tokenId() : null, user);
    }

    /** The token that verifies an e-mail address. */
    public String verificationOf(String user) {
        return tokenNamedBy(
                event -> event instanceof UserEmailVerificationRequested mailed ? mailed.tokenId() : null, user);
    }

    /** The token that proves the address which is to follow the present one. */
    public String emailChangeOf(String user) {
        return tokenNamedBy(event -> event instanceof UserEmailChangeRequested mailed ? mailed.tokenId() : null, user);
    }

    /** The token that sets a new password. */
    public String passwordResetOf(String user) {
        return tokenNamedBy(
                event -> event instanceof UserPasswordResetRequested mailed ? mailed.tokenId() : null, user);
    }

    // Links are mailed in the background, so that an earlier one or another user's may come first; the events say which
    // is the latest.
    private String tokenNamedBy(Function<Object, String> tokenId, String user) {
        return Eventually.that(
                () -> events(user)
                        .map(tokenId)
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later)
                        .map(tokensById::get)
                        .orElse(""),
                token -> !token.isEmpty());
    }

    private static Stream<Object> events(String user) {
        Ledger ledger = RunningCrm.shared().server().context().getBean(Ledger.class);
        return ledger.commitsOfSubject(user, 0, ledger.head()).stream()
                .flatMap(commit -> commit.events().stream())
                .map(StoredEvent::payload);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
