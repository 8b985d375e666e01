package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorDisabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorEnabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorPrepared;
import java.util.HashSet;
import java.util.Set;

/**
 * What was used up of the second factor, so that nothing counts twice.
 *
 * @param preparedId the secret handed out and not yet confirmed; {@code null} for none
 * @param lastStep the latest 30-second step whose code was used; no earlier one counts either
 * @param usedCodes numbers of the recovery codes used
 */
record SecondFactor(String preparedId, long lastStep, Set<Integer> usedCodes) {
    static final SecondFactor NONE = new SecondFactor(null, -1, Set.of());

    static final EventFold<SecondFactor> FOLD = EventFold.of(SecondFactor.class)
            .on(
                    UserTwoFactorPrepared.class,
                    (known, prepared) -> new SecondFactor(prepared.totpId(), known.lastStep(), known.usedCodes()))
            .on(UserTwoFactorEnabled.class, (known, enabled) -> new SecondFactor(null, enabled.totpStep(), Set.of()))
            .on(UserTwoFactorDisabled.class, known -> NONE)
            .on(UserLoggedIn.class, SecondFactor::after)
            .build();

    private SecondFactor after(UserLoggedIn login) {
        if (login.totpStep() != null) {
            return new SecondFactor(preparedId, login.totpStep(), usedCodes);
        }
        if (login.recoveryCode() == null) {
            return this;
        }
        Set<Integer> used = new HashSet<>(usedCodes);
        used.add(login.recoveryCode());
        return new SecondFactor(preparedId, lastStep, used);
    }

    /** Whether a one-time code of this step, or the recovery code of this number, was not used before. */
    boolean isFresh(Long totpStep, Integer recoveryCode) {
        return totpStep != null && totpStep > lastStep || recoveryCode != null && !usedCodes.contains(recoveryCode);
    }
}
