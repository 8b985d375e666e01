package com.mdmc.crm.command.identity.secondfactor;

import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.platform.security.Account;
import java.time.Instant;
import java.util.Optional;

/** Checks what was given as a second factor; whether it was used before is the account's to decide. */
public class SecondFactors {
    private final Vault vault;
    private final OneTimeCodes codes;

    public SecondFactors(Vault vault, OneTimeCodes codes) {
        this.vault = vault;
        this.codes = codes;
    }

    /** What a right code proves: the step of a one-time code or the number of a recovery code. */
    public record Proved(Long totpStep, Integer recoveryCode) {
        /** Nothing was asked, or a password was. */
        static final Proved BY_OTHER_MEANS = new Proved(null, null);
    }

    /** What was proved; nothing if the account asks for a code and this is none of its. */
    public Optional<Proved> prove(Account account, String code, Instant now) {
        if (account.credentials().totpId() == null) {
            return Optional.of(Proved.BY_OTHER_MEANS);
        } else if (code == null) {
            return Optional.empty();
        }
        return vault.find(account.credentials().totpId(), Kind.TOTP)
                .flatMap(secret -> codes.stepOf(secret.content(), code, now))
                .map(step -> new Proved(step, null))
                .or(() -> recovery(account, code));
    }

    private Optional<Proved> recovery(Account account, String code) {
        return vault.find(account.credentials().recoveryId(), Kind.RECOVERY_CODES)
                .flatMap(stored -> RecoveryCodes.numberOf(code, stored.contents()))
                .map(number -> new Proved(null, number));
    }
}
