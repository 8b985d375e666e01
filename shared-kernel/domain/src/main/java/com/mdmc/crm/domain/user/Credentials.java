package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.user.UserEvent.UserAgendaFeedClosed;
import com.mdmc.crm.domain.user.UserEvent.UserAgendaFeedOpened;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyStored;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserSessionsEnded;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorDisabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorEnabled;
import io.soabase.recordbuilder.core.RecordBuilder;
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
 * @param agendaFeedId {@code null} while the agenda can be read at no secret address
 * @param sessionEpoch counts the occasions on which every session ended; a session of an earlier epoch is over
 */
@RecordBuilder
public record Credentials(
        String passwordId,
        String totpId,
        String recoveryId,
        Map<ApiProvider, String> apiKeyIds,
        String agendaFeedId,
        long sessionEpoch)
        implements CredentialsBuilder.With {

    /** The credentials as a user's events make them. */
    public static final EventFold<Credentials> FOLD = EventFold.of(Credentials.class)
            .on(UserCreated.class, none -> new Credentials(null, null, null, Map.of(), null, 0))
            .on(UserPasswordChanged.class, (known, changed) -> known.withPassword(changed.passwordId()))
            .on(UserPasswordReset.class, (known, reset) -> known.withPassword(reset.passwordId()))
            .on(
                    UserTwoFactorEnabled.class,
                    (known, enabled) -> known.withSecondFactor(enabled.totpId(), enabled.recoveryId()))
            .on(UserTwoFactorDisabled.class, known -> known.withSecondFactor(null, null))
            .on(UserDeactivated.class, known -> known.inNextEpoch().withAgendaFeedId(null))
            .on(UserSessionsEnded.class, Credentials::inNextEpoch)
            .on(UserApiKeyStored.class, (known, stored) -> known.withApiKey(stored.provider(), stored.keyId()))
            .on(UserApiKeyRemoved.class, (known, removed) -> known.withApiKey(removed.provider(), null))
            .on(UserAgendaFeedOpened.class, (known, opened) -> known.withAgendaFeedId(opened.feedId()))
            .on(UserAgendaFeedClosed.class, known -> known.withAgendaFeedId(null))
            .build();

    private Credentials withApiKey(ApiProvider provider, String keyId) {
        Map<ApiProvider, String> ids = new HashMap<>(apiKeyIds);
        ids.compute(provider, (same, old) -> keyId);
        return withApiKeyIds(ids);
    }

    private Credentials inNextEpoch() {
        return withSessionEpoch(sessionEpoch + 1);
    }

    private Credentials withPassword(String id) {
        return with(next -> next.passwordId(id).sessionEpoch(sessionEpoch + 1));
    }

    private Credentials withSecondFactor(String totp, String recovery) {
        return with(next -> next.totpId(totp).recoveryId(recovery));
    }
}
