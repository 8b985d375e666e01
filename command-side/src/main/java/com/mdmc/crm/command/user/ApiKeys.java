package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.user.Secret.Kind;
import com.mdmc.crm.command.user.UserCommand.RemoveApiKey;
import com.mdmc.crm.command.user.UserCommand.StoreApiKey;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.util.List;

/** Keeps the keys of providers: sealed under the user's own data key, and shown to nobody but for four letters. */
class ApiKeys {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 2_000;
    private static final int SHOWN = 4;

    private final Accounts accounts;
    private final Vault vault;
    private final Privacy privacy;
    private final UserOrders orders;

    ApiKeys(Accounts accounts, Vault vault, Privacy privacy, UserOrders orders) {
        this.accounts = accounts;
        this.vault = vault;
        this.privacy = privacy;
        this.orders = orders;
    }

    Accepted store(UserId userId, ApiProvider provider, String key, Long expectedVersion) {
        if (key.length() < SHORTEST || key.length() > LONGEST) {
            throw Rejection.invalid("key", "out-of-range");
        }
        Account before = accounts.find(userId).orElseThrow(Rejection::notFound);
        String sealed = privacy.seal(userId.value(), PersonalText.clear(key)).token();
        String keyId = vault.keep(userId, Kind.API_KEY, List.of(sealed));
        String lastFour = key.substring(key.length() - SHOWN);
        Accepted accepted = orders.give(new StoreApiKey(userId, provider, keyId, lastFour), expectedVersion);
        vault.forget(before.credentials().apiKeyIds().get(provider));
        return accepted;
    }

    Accepted remove(UserId userId, ApiProvider provider) {
        Account before = accounts.find(userId).orElseThrow(Rejection::notFound);
        Accepted accepted = orders.give(new RemoveApiKey(userId, provider));
        vault.forget(before.credentials().apiKeyIds().get(provider));
        return accepted;
    }
}
