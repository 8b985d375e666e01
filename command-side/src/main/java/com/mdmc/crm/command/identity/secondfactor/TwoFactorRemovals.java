package com.mdmc.crm.command.identity.secondfactor;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.identity.account.SignInCommand.DisableTwoFactor;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.Reauthentication;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.secondfactor.SecondFactors.Proved;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Clock;
import java.time.Instant;

/**
 * Takes the second factor off an account. A session somebody left open is not enough for it, unless it began just now:
 * whoever does it to themselves proves who they are by their password and a code, an administrator by their password.
 */
public class TwoFactorRemovals {
    private final Accounts accounts;
    private final FreshProof fresh;
    private final Vault vault;
    private final UserCommandGateway commands;
    private final Clock clock;

    public TwoFactorRemovals(
            Accounts accounts, FreshProof fresh, Vault vault, UserCommandGateway commands, Clock clock) {
        this.accounts = accounts;
        this.fresh = fresh;
        this.vault = vault;
        this.commands = commands;
        this.clock = clock;
    }

    /** Disables the second factor of a user, on the proof of whoever asks. */
    public Accepted remove(UserId userId, Reauthentication proof, RequestContext context) {
        Account account = accounts.find(userId).orElseThrow(Rejection::notFound);
        Actor actor = context.actor();
        Proved proved = proof(account, context, proof);
        // The account as it is found may be older than the last wrong guess, what decides is not.
        boolean guessable = actor.is(userId) && (proof.totp() != null || proof.password() != null);
        Instant provedAt = guessable ? clock.instant() : null;
        Accepted accepted = commands.send(
                new DisableTwoFactor(userId, provedAt, proved.totpStep(), proved.recoveryCode()), context);
        vault.forget(account.credentials().totpId());
        vault.forget(account.credentials().recoveryId());
        return accepted;
    }

    private Proved proof(Account account, RequestContext context, Reauthentication given) {
        if (account.credentials().totpId() == null) {
            return Proved.BY_OTHER_MEANS;
        } else if (context.actor().is(account.id())) {
            return fresh.requireBoth(account, given, context);
        }
        fresh.requirePassword(account, given.password(), context);
        return Proved.BY_OTHER_MEANS;
    }
}
