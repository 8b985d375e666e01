package com.mdmc.crm.command.identity.registration;

import com.mdmc.crm.command.identity.account.AccountProjection;
import com.mdmc.crm.command.identity.credential.Passwords;
import com.mdmc.crm.command.identity.credential.Secret;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Opens the first account on the first start. Its id is fixed, so that of several nodes that start together one opens
 * it and the others find it there; it is never opened a second time.
 */
public class FirstAdministrator {
    static final UserId ID = new UserId("user-first-administrator");
    // Unlike others' it may be of a domain that only the house knows.
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    static final String DEFAULT_EMAIL = "admin@mdmc.local";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final UserRegistration registrations;
    private final AccountProjection accounts;
    private final Accounts known;
    private final Vault vault;
    private final Passwords passwords;
    private final PasswordFile file;
    // Of the stored password that the file was found to hold.
    private volatile String inForce;

    public FirstAdministrator(
            UserRegistration registrations,
            AccountProjection accounts,
            Accounts known,
            Vault vault,
            Passwords passwords,
            PasswordFile file) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.known = known;
        this.vault = vault;
        this.passwords = passwords;
        this.file = file;
    }

    /**
     * Sees to it that there is an account to begin with; fails with {@link BadSettingException} if what is given for it
     * is not acceptable.
     *
     * @param email of the administrator; {@code null} for the default
     * @param password {@code null} to have one drawn and written to the password file
     */
    public void ensure(String email, String password) {
        if (accounts.catchUp(ID).isPresent()) {
            return;
        }
        if (email != null && !ADDRESS.matcher(email).matches()) {
            throw new BadSettingException("CRM_ADMIN_EMAIL", "CRM_ADMIN_EMAIL is no e-mail address: " + email + ".");
        }
        String chosen = password != null
                ? password
                : file.readOrWrite(SecretToken.draw("admin").secret());
        open(email == null ? DEFAULT_EMAIL : email, chosen);
        if (password == null) {
            announce(email, chosen);
        }
    }

    /** Deletes this node's file of the first password once that is no longer the account's, whichever node changed it. */
    @Scheduled(fixedDelayString = "PT5S")
    void forgetFormerPassword() {
        Optional<String> kept = file.read();
        if (kept.isPresent()) {
            known.find(ID)
                    .map(account -> account.credentials().passwordId())
                    .filter(passwordId -> !passwordId.equals(inForce))
                    .ifPresent(passwordId -> forgetUnless(kept.get(), passwordId));
        }
    }

    // Comparing with a hash is slow on purpose: once a password.
    private void forgetUnless(String password, String passwordId) {
        if (isPassword(password, passwordId)) {
            inForce = passwordId;
        } else {
            file.delete();
        }
    }

    private boolean isPassword(String password, String passwordId) {
        Optional<String> hash = vault.find(passwordId, Kind.PASSWORD).map(Secret::content);
        return hash.isPresent() && passwords.matches(hash.get(), password);
    }

    private void open(String email, String password) {
        NewAccount account = new NewAccount(
                ID,
                new UserName(PersonalText.clear("Admin"), PersonalText.clear("MDMC")),
                PersonalText.clear(email),
                Role.ADMIN,
                Map.of(),
                null,
                Set.of(),
                new TypedSecret(password),
                true);
        try {
            registrations.open(account, RequestContext.system("first-start", SecretToken.drawId(), null));
        } catch (ConcurrencyException | AggregateStreamCreationException | Rejection anotherNodeWasFirst) {
            if (accounts.catchUp(ID).isEmpty()) {
                throw anotherNodeWasFirst instanceof Rejection refused ? badSetting(refused) : anotherNodeWasFirst;
            }
        }
    }

    private static RuntimeException badSetting(Rejection refused) {
        return refused.errors().stream()
                .filter(error -> error.field().equals("password"))
                .findFirst()
                .<RuntimeException>map(error -> new BadSettingException(
                        "CRM_ADMIN_PASSWORD", "CRM_ADMIN_PASSWORD is not acceptable: " + error.code() + "."))
                .orElse(refused);
    }

    // Another node may have opened the account with a password of its own.
    private void announce(String email, String password) {
        Optional<Account> account = accounts.catchUp(ID);
        if (account.isPresent()
                && isPassword(password, account.get().credentials().passwordId())) {
            LOG.warn(
                    "The first administrator is {}; the password is in {}: change it, and the file goes.",
                    email == null ? DEFAULT_EMAIL : "the one you named",
                    file.path());
        } else {
            file.delete();
        }
    }
}
