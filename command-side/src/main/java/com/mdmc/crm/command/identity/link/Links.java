package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.command.identity.account.MailedToken;
import com.mdmc.crm.command.identity.account.SignIn;
import com.mdmc.crm.command.identity.credential.Secret;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.SecretToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Mailed links: each carries a token whose fingerprint the vault keeps, good once and for a while. */
public class Links {
    private final Vault vault;
    private final LinkMail mail;
    private final Clock clock;

    public Links(Vault vault, LinkMail mail, Clock clock) {
        this.vault = vault;
        this.mail = mail;
        this.clock = clock;
    }

    /** What a link is for, and how long it is good. */
    public enum Purpose {
        INVITATION(Duration.ofDays(7), "/invitation"),
        EMAIL_VERIFICATION(Duration.ofDays(3), "/email-verification"),
        EMAIL_CHANGE(Duration.ofDays(1), "/email-verification"),
        PASSWORD_RESET(Duration.ofHours(1), "/password-reset");

        private final Duration good;
        private final String path;

        Purpose(Duration good, String path) {
            this.good = good;
            this.path = path;
        }

        /** The page of the frontend the link opens. */
        String path() {
            return path;
        }
    }

    /** A token on its way to the user. */
    public record Issued(Purpose purpose, SecretToken token, MailedToken mailed) {}

    /** Draws a token and keeps its fingerprint; it counts from the event on that names it. */
    public Issued issue(UserId userId, Purpose purpose) {
        SecretToken token = SecretToken.draw(SecretToken.drawId());
        vault.keep(token.id(), userId, Kind.LINK, List.of(token.fingerprint()));
        return new Issued(
                purpose, token, new MailedToken(token.id(), clock.instant().plus(purpose.good)));
    }

    /** Sends the link off, without waiting for the mail server. */
    public void mail(UserId userId, Issued link) {
        mail.send(userId, link.purpose(), link.token());
    }

    /** Sends a link to an address that is not the account's yet. */
    public void mail(UserId userId, PersonalText address, Issued link) {
        mail.sendTo(userId, address, link.purpose(), link.token());
    }

    /** Tells a former address that it counts no longer. */
    public void tellFormer(UserId userId, PersonalText address) {
        mail.tellFormer(userId, address);
    }

    /** Whose link a presented token is, if it is one. */
    public Optional<UserId> holder(String presented) {
        return SecretToken.parse(presented)
                .flatMap(token -> vault.find(token.id(), Kind.LINK)
                        .filter(stored -> token.matches(stored.content()))
                        .map(Secret::userId));
    }

    /** The id in a token that is well-formed. */
    public static String idOf(String presented) {
        return SecretToken.parse(presented).orElseThrow(SignIn::badToken).id();
    }

    /** Takes back a link that no event came to name. */
    public void withdraw(Issued link) {
        if (link != null) {
            vault.forget(link.token().id());
        }
    }

    /** Forgets a link that was used up. */
    public void used(String id) {
        vault.forget(id);
    }
}
