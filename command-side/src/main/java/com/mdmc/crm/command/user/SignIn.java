package com.mdmc.crm.command.user;

import com.mdmc.crm.command.user.UserCommand.ChangePassword;
import com.mdmc.crm.command.user.UserCommand.EnableTwoFactor;
import com.mdmc.crm.command.user.UserCommand.FailLogIn;
import com.mdmc.crm.command.user.UserCommand.LogIn;
import com.mdmc.crm.command.user.UserCommand.ResetPassword;
import com.mdmc.crm.command.user.UserCommand.UnlockUser;
import com.mdmc.crm.command.user.UserCommand.VerifyEmail;
import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.Rejection.Kind;
import com.mdmc.crm.kernel.user.Credentials;
import com.mdmc.crm.kernel.user.UserEvent;
import com.mdmc.crm.kernel.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.kernel.user.UserEvent.UserLocked;
import com.mdmc.crm.kernel.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.kernel.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.kernel.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.kernel.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.kernel.user.UserEvent.UserTwoFactorEnabled;
import com.mdmc.crm.kernel.user.UserEvent.UserUnlocked;
import java.util.List;
import java.util.Map;

/** How a user gets in: which proofs count, which are used up, and whether anybody is let in at all. */
record SignIn(Credentials credentials, LockOut lockOut, SecondFactor secondFactor, OpenLinks links) {
    static final SignIn NONE = new SignIn(null, LockOut.NONE, SecondFactor.NONE, OpenLinks.NONE);

    SignIn after(UserEvent event) {
        return new SignIn(
                Credentials.after(credentials, event),
                lockOut.after(event),
                secondFactor.after(event),
                links.after(event));
    }

    List<UserEvent> decide(LogIn command) {
        Proof proof = command.proof();
        boolean current = proof.passwordId().equals(credentials.passwordId())
                && proof.sessionEpoch() == credentials.sessionEpoch();
        boolean complete = credentials.totpId() == null || secondFactor.isFresh(proof);
        if (!current || !complete || lockOut.isLocked(command.at())) {
            throw badCredentials();
        }
        return List.of(new UserLoggedIn(command.userId(), command.sessionId(), proof.totpStep(), proof.recoveryCode()));
    }

    List<UserEvent> decide(FailLogIn command) {
        UserLoginFailed failed = new UserLoginFailed(command.userId(), command.cause(), command.at());
        if (lockOut.isLocked(command.at()) || !lockOut.after(failed).isTooMany(command.at())) {
            return List.of(failed);
        }
        return List.of(failed, new UserLocked(command.userId(), LockOut.lockedUntil(command.at())));
    }

    List<UserEvent> decide(UnlockUser command) {
        return lockOut.isLocked(command.at()) ? List.of(new UserUnlocked(command.userId())) : List.of();
    }

    List<UserEvent> decide(ChangePassword command) {
        if (!command.provedId().equals(credentials.passwordId())) {
            throw Rejection.invalid("currentPassword", "wrong-password");
        }
        return List.of(new UserPasswordChanged(command.userId(), command.passwordId()));
    }

    List<UserEvent> decide(ResetPassword command) {
        if (!MailedToken.isGood(links.password(), command.tokenId(), command.at())) {
            throw badToken();
        }
        return List.of(new UserPasswordReset(command.userId(), command.tokenId(), command.passwordId()));
    }

    List<UserEvent> decide(VerifyEmail command) {
        if (!MailedToken.isGood(links.verification(), command.tokenId(), command.at())) {
            throw badToken();
        }
        return List.of(new UserEmailVerified(command.userId()));
    }

    List<UserEvent> decide(EnableTwoFactor command) {
        requireNoSecondFactor();
        if (!command.totpId().equals(secondFactor.preparedId())) {
            throw Rejection.state("two-factor-not-prepared");
        }
        return List.of(
                new UserTwoFactorEnabled(command.userId(), command.totpId(), command.recoveryId(), command.totpStep()));
    }

    void requireNoSecondFactor() {
        if (credentials.totpId() != null) {
            throw Rejection.state("two-factor-already-enabled");
        }
    }

    static Rejection badCredentials() {
        return new Rejection(Kind.UNAUTHENTICATED, "bad-credentials", Map.of(), List.of());
    }

    static Rejection badToken() {
        return Rejection.invalid("token", "bad-token");
    }
}
