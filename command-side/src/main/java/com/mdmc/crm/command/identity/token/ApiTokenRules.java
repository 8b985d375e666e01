package com.mdmc.crm.command.identity.token;

import com.mdmc.crm.command.identity.token.ApiTokenCommand.IssueApiToken;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.TokenScope;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What an API token may be: for a year at most, and for nothing of administration, whoever issues it. */
final class ApiTokenRules {
    private static final Set<Permission> FOR_PEOPLE =
            EnumSet.of(Permission.ADMIN_USERS, Permission.ADMIN_SETTINGS, Permission.ADMIN_AUDIT);
    private static final Duration LONGEST = Duration.ofDays(366);

    private ApiTokenRules() {}

    /** Fails, naming the field, unless such a token may be issued. */
    static void require(IssueApiToken command) {
        Instant end = command.expiresAt();
        if (command.permissions().stream().anyMatch(FOR_PEOPLE::contains)) {
            throw Rejection.invalid("permissions", "not-for-tokens");
        } else if ((command.scope() == TokenScope.TEAM) != (command.team() != null)) {
            throw Rejection.invalid("team", "required");
        } else if (!end.isAfter(command.now()) || end.isAfter(command.now().plus(LONGEST))) {
            throw Rejection.invalid("expiresAt", "out-of-range");
        }
    }
}
