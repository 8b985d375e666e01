package com.mdmc.crm.platform.security;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts by id, as current as a projection but never behind a command that was answered. */
public interface Accounts {

    Optional<Account> find(UserId id);

    /** All active accounts, ordered by id. */
    List<Account> active();

    /** Whether somebody had an account that is closed to them now. */
    default boolean hasLeft(UserId id) {
        return find(id).filter(account -> !account.standing().active()).isPresent();
    }

    /**
     * Who is told of what somebody has to do: their substitute while they are away, and that one's while both are. If
     * nobody is there, or the substitute has left, they are told themselves.
     */
    default UserId onDuty(UserId user, Instant now) {
        Set<UserId> away = new HashSet<>();
        UserId told = user;
        while (away.add(told)) {
            Optional<UserId> substitute = find(told)
                    .filter(account -> account.isAbsent(now))
                    .map(account -> account.absence().substitute())
                    .filter(each -> !hasLeft(each));
            if (substitute.isEmpty()) {
                return told;
            }
            told = substitute.get();
        }
        return user;
    }

    /**
     * The account of somebody who is given work.
     *
     * @param field of the request, named where there is no such account
     * @throws Rejection {@code unknown-user}; {@code inactive-user} for one who has left
     */
    default Account requireActive(String field, UserId id) {
        Account account = find(id).orElseThrow(() -> Rejection.invalid(field, "unknown-user"));
        if (!account.standing().active()) {
            throw Rejection.state("inactive-user", Map.of("field", field, "userId", id.value()));
        }
        return account;
    }
}
