package com.mdmc.crm.kernel.access;

import com.mdmc.crm.kernel.value.UserId;
import java.util.List;
import java.util.Optional;

/** Knows every user's account; as far behind the ledger as a projection is, but never behind an answered order. */
public interface Accounts {

    Optional<Account> find(UserId id);

    /** Everybody who may log in, in the order of their ids. */
    List<Account> active();
}
