package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.user.UserEvent.UserApiKeyRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyStored;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserSessionsEnded;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorDisabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorEnabled;
import java.util.HashMap;
import java.util.Map;

/**
 * Under which ids the vault keeps what a user proves to be themselves with. An event that names a new id is what puts
 * the secret behind it in force, so that a secret and its record cannot disagree.
 *
 * @param passwordId {@code null} until a first password is chosen
 * @param totpId {@code null} while no one-time code is asked for
 * @param recoveryId {@code null} while no one-time code is asked for
 * @param apiKeyIds where the vault keeps the keys of providers
 * @param sessionEpoch counts the occasions on which every session ended; a session of an earlier epoch is over
 */
public record Credentials(
        String passwordId, String totpId, String recoveryId, Map<ApiProvider, String> apiKeyIds, long sessionEpoch) {

    /** The credentials after one more event; {@code before} is {@code null} ahead of the first. */
    public static Credentials after(Credentials before, UserEvent event) {
        if (event instanceof UserCreated) {
            return new Credentials(null, null, null, Map.of(), 0);
        } else if (event instanceof UserPasswordChanged changed) {
            return before.withPassword(changed.passwordId());
        } else if (event instanceof UserPasswordReset reset) {
            return before.withPassword(reset.passwordId());
        } else if (event instanceof UserTwoFactorEnabled enabled) {
            return before.withSecondFactor(enabled.totpId(), enabled.recoveryId());
        } else if (event instanceof UserTwoFactorDisabled) {
            return before.withSecondFactor(null, null);
        } else if (event instanceof UserDeactivated || event instanceof UserSessionsEnded) {
            return before.inNextEpoch();
        }
        return before.withApiKeyIds(apiKeyIdsAfter(before.apiKeyIds, event));
    }

    private static Map<ApiProvider, String> apiKeyIdsAfter(Map<ApiProvider, String> before, UserEvent event) {
        Map<ApiProvider, String> ids = new HashMap<>(before);
        if (event instanceof UserApiKeyStored stored) {
            ids.put(stored.provider(), stored.keyId());
        } else if (event instanceof UserApiKeyRemoved removed) {
            ids.remove(removed.provider());
        }
        return ids;
    }

    private Credentials withApiKeyIds(Map<ApiProvider, String> apiKeyIds) {
        return new Credentials(passwordId, totpId, recoveryId, apiKeyIds, sessionEpoch);
    }

    private Credentials inNextEpoch() {
        return new Credentials(passwordId, totpId, recoveryId, apiKeyIds, sessionEpoch + 1);
    }

    private Credentials withPassword(String passwordId) {
        return new Credentials(passwordId, totpId, recoveryId, apiKeyIds, sessionEpoch + 1);
    }

    private Credentials withSecondFactor(String totpId, String recoveryId) {
        return new Credentials(passwordId, totpId, recoveryId, apiKeyIds, sessionEpoch);
    }
}
