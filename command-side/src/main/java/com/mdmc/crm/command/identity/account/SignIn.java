package com.mdmc.crm.command.identity.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.identity.account.SignInCommand.ChangePassword;
import com.mdmc.crm.command.identity.account.SignInCommand.ConfirmEmailChange;
import com.mdmc.crm.command.identity.account.SignInCommand.DisableTwoFactor;
import com.mdmc.crm.command.identity.account.SignInCommand.EnableTwoFactor;
import com.mdmc.crm.command.identity.account.SignInCommand.EndReusedSession;
import com.mdmc.crm.command.identity.account.SignInCommand.EndSessions;
import com.mdmc.crm.command.identity.account.SignInCommand.FailLogIn;
import com.mdmc.crm.command.identity.account.SignInCommand.LogIn;
import com.mdmc.crm.command.identity.account.SignInCommand.LogOut;
import com.mdmc.crm.command.identity.account.SignInCommand.PrepareTwoFactor;
import com.mdmc.crm.command.identity.account.SignInCommand.RequestEmailChange;
import com.mdmc.crm.command.identity.account.SignInCommand.RequestEmailVerification;
import com.mdmc.crm.command.identity.account.SignInCommand.RequestPasswordReset;
import com.mdmc.crm.command.identity.account.SignInCommand.ResetPassword;
import com.mdmc.crm.command.identity.account.SignInCommand.RevokeSession;
import com.mdmc.crm.command.identity.account.SignInCommand.UnlockUser;
import com.mdmc.crm.command.identity.account.SignInCommand.VerifyEmail;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.Credentials;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChangeRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChanged;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerificationRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.domain.user.UserEvent.UserLocked;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedOut;
import com.mdmc.crm.domain.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordResetRequested;
import com.mdmc.crm.domain.user.UserEvent.UserRefreshTokenReused;
import com.mdmc.crm.domain.user.UserEvent.UserSessionRevoked;
import com.mdmc.crm.domain.user.UserEvent.UserSessionsEnded;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorDisabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorEnabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorPrepared;
import com.mdmc.crm.domain.user.UserEvent.UserUnlocked;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** How a user gets in: which proofs count, which are used up, and whether anybody is let in at all. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class SignIn {
    private AccountStatus standing;
    private Credentials credentials;
    private LockOut lockOut = LockOut.NONE;
    private SecondFactor secondFactor = SecondFactor.NONE;
    private OpenLinks links = OpenLinks.NONE;

    @CommandHandler
    void decide(LogIn command) {
        SecondFactorProof proof = command.proof();
        boolean current = proof.passwordId().equals(credentials.passwordId())
                && proof.sessionEpoch() == credentials.sessionEpoch();
        boolean complete = credentials.totpId() == null || secondFactor.isFresh(proof.totpStep(), proof.recoveryCode());
        if (!standing.active() || !current || !complete || lockOut.isLocked(command.at())) {
            throw badCredentials();
        }
        apply(new UserLoggedIn(command.userId(), command.sessionId(), proof.totpStep(), proof.recoveryCode()));
    }

    @CommandHandler
    void decide(FailLogIn command) {
        UserLoginFailed failed = new UserLoginFailed(command.userId(), command.cause(), command.at());
        boolean locks = !lockOut.isLocked(command.at()) && lockOut.after(failed).isTooMany(command.at());
        apply(failed);
        if (locks) {
            apply(new UserLocked(command.userId(), LockOut.lockedUntil(command.at())));
        }
    }

    @CommandHandler
    void decide(UnlockUser command) {
        if (lockOut.isLocked(command.at())) {
            apply(new UserUnlocked(command.userId()));
        }
    }

    @CommandHandler
    void decide(LogOut command) {
        apply(new UserLoggedOut(command.userId(), command.sessionId()));
    }

    @CommandHandler
    void decide(RevokeSession command) {
        apply(new UserSessionRevoked(command.userId(), command.sessionId()));
    }

    @CommandHandler
    void decide(EndSessions command) {
        apply(new UserSessionsEnded(command.userId()));
    }

    @CommandHandler
    void decide(EndReusedSession command) {
        apply(new UserRefreshTokenReused(command.userId(), command.sessionId()));
    }

    @CommandHandler
    void decide(ChangePassword command) {
        if (!command.provedId().equals(credentials.passwordId()) || lockOut.isLocked(command.at())) {
            throw Rejection.invalid("currentPassword", "wrong-password");
        }
        apply(new UserPasswordChanged(command.userId(), command.passwordId()));
    }

    @CommandHandler
    void decide(RequestPasswordReset command) {
        requireActive();
        MailedToken link = command.mailed();
        apply(new UserPasswordResetRequested(command.userId(), link.id(), link.expiresAt()));
    }

    @CommandHandler
    void decide(ResetPassword command) {
        if (!MailedToken.isGood(links.password(), command.tokenId(), command.at())) {
            throw badToken();
        }
        apply(new UserPasswordReset(command.userId(), command.tokenId(), command.passwordId()));
    }

    @CommandHandler
    void decide(RequestEmailVerification command) {
        requireActive();
        MailedToken link = command.mailed();
        if (!standing.verified()) {
            apply(new UserEmailVerificationRequested(command.userId(), link.id(), link.expiresAt()));
        }
    }

    @CommandHandler
    void decide(VerifyEmail command) {
        if (!MailedToken.isGood(links.verification(), command.tokenId(), command.at())) {
            throw badToken();
        }
        apply(new UserEmailVerified(command.userId()));
    }

    @CommandHandler
    void decide(RequestEmailChange command) {
        requireActive();
        MailedToken link = command.mailed();
        apply(new UserEmailChangeRequested(command.userId(), command.email(), link.id(), link.expiresAt()));
    }

    @CommandHandler
    void decide(ConfirmEmailChange command) {
        if (!standing.active() || !MailedToken.isGood(links.emailChange(), command.tokenId(), command.at())) {
            throw badToken();
        }
        apply(new UserEmailChanged(command.userId(), links.newEmail()));
    }

    @CommandHandler
    void decide(PrepareTwoFactor command) {
        requireNoSecondFactor();
        apply(new UserTwoFactorPrepared(command.userId(), command.totpId()));
    }

    @CommandHandler
    void decide(EnableTwoFactor command) {
        requireNoSecondFactor();
        if (!command.totpId().equals(secondFactor.preparedId())) {
            throw Rejection.state("two-factor-not-prepared");
        }
        apply(new UserTwoFactorEnabled(command.userId(), command.totpId(), command.recoveryId(), command.totpStep()));
    }

    @CommandHandler
    void decide(DisableTwoFactor command) {
        boolean byCode = command.totpStep() != null || command.recoveryCode() != null;
        boolean locked = command.provedAt() != null && lockOut.isLocked(command.provedAt());
        if (byCode && (locked || !secondFactor.isFresh(command.totpStep(), command.recoveryCode()))) {
            throw Rejection.invalid("totp", "wrong-code");
        } else if (locked) {
            throw Rejection.invalid("password", "wrong-password");
        }
        if (credentials.totpId() != null) {
            apply(new UserTwoFactorDisabled(command.userId()));
        }
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        standing = AccountStatus.FOLD.after(standing, event);
        credentials = Credentials.FOLD.after(credentials, event);
        lockOut = LockOut.FOLD.after(lockOut, event);
        secondFactor = SecondFactor.FOLD.after(secondFactor, event);
        links = OpenLinks.FOLD.after(links, event);
    }

    private void requireActive() {
        if (!standing.active()) {
            throw Rejection.state("user-deactivated");
        }
    }

    private void requireNoSecondFactor() {
        if (credentials.totpId() != null) {
            throw Rejection.state("two-factor-already-enabled");
        }
    }

    /** The one answer to whoever is not let in. */
    static Rejection badCredentials() {
        return new Rejection(Kind.UNAUTHENTICATED, "bad-credentials", Map.of(), List.of());
    }

    /** The one answer to a link that does not count: unknown, expired, replaced or used. */
    public static Rejection badToken() {
        return Rejection.invalid("token", "bad-token");
    }
}
