package com.mdmc.crm.query.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.FullName;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Names of staff behind the ids in an answer; every colleague may know them. */
final class StaffNames {
    private static final String USER = "user-";

    private final Accounts accounts;
    private final Privacy privacy;

    StaffNames(Accounts accounts, Privacy privacy) {
        this.accounts = accounts;
        this.privacy = privacy;
    }

    /** Who stands behind an id. */
    record Named(
            String fullName,
            String team,
            Role role,
            @JsonProperty("isActive") boolean active) {}

    /** Adds who stands behind every user id in a document. */
    void collect(JsonNode document, Map<String, Named> users) {
        if (document.isString()) {
            String text = document.asString();
            if (text.startsWith(USER) && !users.containsKey(text)) {
                find(text).ifPresent(named -> users.put(text, named));
            }
        } else {
            document.forEach(each -> collect(each, users));
        }
    }

    private Optional<Named> find(String id) {
        return accounts.find(new UserId(id)).map(this::named);
    }

    private Named named(Account account) {
        return new Named(
                FullName.of(privacy.decryptAll(account.name())),
                account.standing().team(),
                account.standing().role(),
                account.standing().active());
    }
}
