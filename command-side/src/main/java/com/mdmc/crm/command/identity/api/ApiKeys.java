package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.identity.account.UserCommand.RemoveApiKey;
import com.mdmc.crm.command.identity.account.UserCommand.StoreApiKey;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.List;

/** Keeps the keys of providers: encrypted under the user's own data key, and shown to nobody but for four letters. */
public class ApiKeys {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 2_000;
    private static final int SHOWN = 4;

    private final Accounts accounts;
    private final Vault vault;
    private final Privacy privacy;
    private final UserCommandGateway commands;

    public ApiKeys(Accounts accounts, Vault vault, Privacy privacy, UserCommandGateway commands) {
        this.accounts = accounts;
        this.vault = vault;
        this.privacy = privacy;
        this.commands = commands;
    }

    Accepted store(UserId userId, ApiProvider provider, String key, Long expectedVersion, RequestContext context) {
        if (key.length() < SHORTEST || key.length() > LONGEST) {
            throw Rejection.invalid("key", "out-of-range");
        }
        Account before = accounts.find(userId).orElseThrow(Rejection::notFound);
        String encrypted =
                privacy.encrypt(userId.value(), PersonalText.clear(key)).token();
        String keyId = vault.keep(userId, Kind.API_KEY, List.of(encrypted));
        String lastFour = key.substring(key.length() - SHOWN);
        Accepted accepted = commands.send(new StoreApiKey(userId, provider, keyId, lastFour), expectedVersion, context);
        vault.forget(before.credentials().apiKeyIds().get(provider));
        return accepted;
    }

    Accepted remove(UserId userId, ApiProvider provider, RequestContext context) {
        Account before = accounts.find(userId).orElseThrow(Rejection::notFound);
        Accepted accepted = commands.send(new RemoveApiKey(userId, provider), context);
        vault.forget(before.credentials().apiKeyIds().get(provider));
        return accepted;
    }
}
