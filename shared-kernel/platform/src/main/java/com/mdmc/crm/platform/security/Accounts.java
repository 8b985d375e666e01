package com.mdmc.crm.platform.security;

import com.mdmc.crm.domain.id.UserId;
import java.util.List;
import java.util.Optional;

/** Accounts by id, as current as a projection but never behind a command that was answered. */
public interface Accounts {

    Optional<Account> find(UserId id);

    /** All active accounts, ordered by id. */
    List<Account> active();
}
