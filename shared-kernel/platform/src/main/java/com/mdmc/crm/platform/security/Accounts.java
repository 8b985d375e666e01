package com.mdmc.crm.platform.security;

import com.mdmc.crm.domain.id.UserId;
import java.util.List;
import java.util.Optional;

/** Knows every user's account; as far behind the ledger as a projection is, but never behind an answered order. */
public interface Accounts {

    Optional<Account> find(UserId id);

    /** Everybody who may log in, in the order of their ids. */
    List<Account> active();
}
