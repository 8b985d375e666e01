package com.mdmc.crm.platform.security;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Optional;

/** Accounts read from their stored view, which the command side writes. */
public final class StoredAccounts implements Accounts {
    private final Views views;

    public StoredAccounts(Views views) {
        this.views = views;
    }

    @Override
    public Optional<Account> find(UserId id) {
        return views.find(Account.VIEW, id.value());
    }

    @Override
    public List<Account> active() {
        return views.find(Account.VIEW, eq("standing.active", true), Sorts.ascending("_id"));
    }
}
