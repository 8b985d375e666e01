package com.mdmc.crm.command.identity.account;

import static com.mdmc.crm.command.identity.account.UserFixture.given;
import static com.mdmc.crm.command.identity.account.UserSamples.NOON;
import static com.mdmc.crm.command.identity.account.UserSamples.ZOE;
import static com.mdmc.crm.command.identity.account.UserSamples.created;
import static com.mdmc.crm.command.identity.account.UserSamples.failedAt;
import static com.mdmc.crm.command.identity.account.UserSamples.passwordChosen;
import static com.mdmc.crm.command.identity.account.UserSamples.zoe;

import com.mdmc.crm.command.identity.account.SignInCommand.ChangePassword;
import com.mdmc.crm.command.identity.account.SignInCommand.DisableTwoFactor;
import com.mdmc.crm.command.identity.account.SignInCommand.EnableTwoFactor;
import com.mdmc.crm.command.identity.account.SignInCommand.FailLogIn;
import com.mdmc.crm.command.identity.account.SignInCommand.LogIn;
import com.mdmc.crm.command.identity.account.SignInCommand.ResetPassword;
import com.mdmc.crm.command.identity.account.SignInCommand.UnlockUser;
import com.mdmc.crm.command.identity.account.SignInCommand.VerifyEmail;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerificationRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.domain.user.UserEvent.UserLocked;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.domain.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordResetRequested;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorEnabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorPrepared;
import com.mdmc.crm.domain.user.UserEvent.UserUnlocked;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final LogIn LOG_IN =
            new LogIn(ZOE, "session-9", new SecondFactorProof("password-1", 1, null, null), NOON);
    private static final DomainEvent CREATED = created(Role.AGENT, "denis");

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static LogIn logInWithStep(long step) {
        return new LogIn(ZOE, "session-9", new SecondFactorProof("password-1", 1, step, null), NOON);
    }

    private static FailLogIn failAt(Instant at) {
        return new FailLogIn(ZOE, LoginFailure.WRONG_PASSWORD, at);
    }

    @Test
    void theRightPasswordLetsTheUserIn() {
        given(CREATED, passwordChosen())
                .by(zoe())
                .when(LOG_IN)
                .recorded(new UserLoggedIn(ZOE, "session-9", null, null));
    }

    @Test
    void noPasswordExpires() {
        Instant muchLater = NOON.plus(Duration.ofDays(4_000));
        SecondFactorProof proof = new SecondFactorProof("password-1", 1, null, null);
        given(CREATED, passwordChosen())
                .by(zoe())
                .when(new LogIn(ZOE, "session-9", proof, muchLater))
                .recorded(new UserLoggedIn(ZOE, "session-9", null, null));
    }

    @Test
    void aPasswordThatWasReplacedInTheMeantimeDoesNot() {
        given(CREATED, passwordChosen(), new UserPasswordReset(ZOE, "token-1", "password-2"))
                .by(zoe())
                .when(LOG_IN)
                .refused("bad-credentials");
    }

    @Test
    void whileTheAccountIsLockedNoProofCounts() {
        UserLocked locked = new UserLocked(ZOE, NOON.plusSeconds(60));
        given(CREATED, passwordChosen(), new UserTwoFactorEnabled(ZOE, "totp-1", "recovery-1", 5), locked)
                .by(zoe())
                .when(new DisableTwoFactor(ZOE, NOON, 6L, null))
                .refused("validation");
        given(CREATED, passwordChosen(), new UserTwoFactorEnabled(ZOE, "totp-1", "recovery-1", 5), locked)
                .by(zoe())
                .when(new DisableTwoFactor(ZOE, NOON, null, null))
                .refused("validation");
        given(CREATED, passwordChosen(), locked)
                .by(zoe())
                .when(new ChangePassword(ZOE, "password-1", "password-2", NOON))
                .refused("validation");
        given(CREATED, passwordChosen(), locked)
                .by(zoe())
                .when(new ChangePassword(ZOE, "password-1", "password-2", NOON.plusSeconds(61)))
                .recorded(new UserPasswordChanged(ZOE, "password-2"));
    }

    @Test
    void nobodyWhoWasDeactivatedGetsIn() {
        given(CREATED, passwordChosen(), new UserDeactivated(ZOE, null, null))
                .by(zoe())
                .when(LOG_IN)
                .refused("bad-credentials");
    }

    @Test
    void theFifthFailureWithinAQuarterOfAnHourLocksForAQuarterOfAnHour() {
        given(CREATED, failedAt(minutes(0)), failedAt(minutes(1)), failedAt(minutes(2)), failedAt(minutes(3)))
                .when(failAt(NOON.plus(minutes(14))))
                .recorded(failedAt(minutes(14)), new UserLocked(ZOE, NOON.plus(minutes(29))));
    }

    @Test
    void aFailureThatIsLongAgoDoesNotCount() {
        given(CREATED, failedAt(minutes(0)), failedAt(minutes(1)), failedAt(minutes(2)), failedAt(minutes(3)))
                .when(failAt(NOON.plus(minutes(15))))
                .recorded(failedAt(minutes(15)));
    }

    @Test
    void aLockIsNotProlongedByMoreFailures() {
        given(CREATED, new UserLocked(ZOE, NOON.plus(minutes(10))))
                .when(new FailLogIn(ZOE, LoginFailure.LOCKED, NOON))
                .recorded(new UserLoginFailed(ZOE, LoginFailure.LOCKED, NOON));
    }

    @Test
    void aLockedUserIsKeptOutUntilTheLockEnds() {
        given(CREATED, passwordChosen(), new UserLocked(ZOE, NOON.plusMillis(1)))
                .by(zoe())
                .when(LOG_IN)
                .refused("bad-credentials");
        given(CREATED, passwordChosen(), new UserLocked(ZOE, NOON))
                .by(zoe())
                .when(LOG_IN)
                .recorded(new UserLoggedIn(ZOE, "session-9", null, null));
    }

    @Test
    void anAdministratorLiftsALockThatHolds() {
        given(CREATED, new UserLocked(ZOE, NOON.plusMillis(1)))
                .when(new UnlockUser(ZOE, NOON))
                .recorded(new UserUnlocked(ZOE));
        given(CREATED, new UserLocked(ZOE, NOON))
                .when(new UnlockUser(ZOE, NOON))
                .recorded();
    }

    @Test
    void aOneTimeCodeCountsOnceAndNoEarlierOneAfterIt() {
        DomainEvent[] history = {
            CREATED,
            passwordChosen(),
            new UserTwoFactorEnabled(ZOE, "totp-1", "recovery-1", 100),
            new UserLoggedIn(ZOE, "session-1", 102L, null)
        };
        given(history).by(zoe()).when(logInWithStep(102)).refused("bad-credentials");
        given(history).by(zoe()).when(logInWithStep(101)).refused("bad-credentials");
        given(history).by(zoe()).when(LOG_IN).refused("bad-credentials");
        given(history).by(zoe()).when(logInWithStep(103)).recorded(new UserLoggedIn(ZOE, "session-9", 103L, null));
    }

    @Test
    void aRecoveryCodeCountsOnce() {
        LogIn third = new LogIn(ZOE, "session-9", new SecondFactorProof("password-1", 1, null, 3), NOON);
        DomainEvent enabled = new UserTwoFactorEnabled(ZOE, "totp-1", "recovery-1", 100);
        given(CREATED, passwordChosen(), enabled)
                .by(zoe())
                .when(third)
                .recorded(new UserLoggedIn(ZOE, "session-9", null, 3));
        given(CREATED, passwordChosen(), enabled, new UserLoggedIn(ZOE, "session-1", null, 3))
                .by(zoe())
                .when(third)
                .refused("bad-credentials");
    }

    @Test
    void onlyTheSecretHandedOutLastCanBeConfirmed() {
        EnableTwoFactor first = new EnableTwoFactor(ZOE, "totp-1", "recovery-1", 100);
        given(CREATED, new UserTwoFactorPrepared(ZOE, "totp-1"), new UserTwoFactorPrepared(ZOE, "totp-2"))
                .by(zoe())
                .when(first)
                .refused("two-factor-not-prepared");
    }

    @Test
    void aResetLinkIsGoodOnceAndUntilItExpires() {
        DomainEvent requested = new UserPasswordResetRequested(ZOE, "token-1", NOON.plusMillis(1));
        ResetPassword reset = new ResetPassword(ZOE, "token-1", "password-2", NOON);
        DomainEvent done = new UserPasswordReset(ZOE, "token-1", "password-2");

        given(CREATED, requested).by(zoe()).when(reset).recorded(done);
        given(CREATED, requested, done).by(zoe()).when(reset).refused("bad-token");
        given(CREATED, new UserPasswordResetRequested(ZOE, "token-1", NOON))
                .by(zoe())
                .when(reset)
                .refused("bad-token");
        given(CREATED, requested, new UserPasswordResetRequested(ZOE, "token-2", NOON.plusMillis(1)))
                .by(zoe())
                .when(reset)
                .refused("bad-token");
    }

    @Test
    void aVerificationLinkIsGoodOnce() {
        DomainEvent requested = new UserEmailVerificationRequested(ZOE, "token-1", NOON.plusMillis(1));
        VerifyEmail verify = new VerifyEmail(ZOE, "token-1", NOON);

        given(CREATED, requested).by(zoe()).when(verify).recorded(new UserEmailVerified(ZOE));
        given(CREATED, requested, new UserEmailVerified(ZOE))
                .by(zoe())
                .when(verify)
                .refused("bad-token");
    }
}
