package com.mdmc.crm.query.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Absence;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.platform.security.FullName;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.query.view.Erasure;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a user, without any secret.
 *
 * @param permissions effective permissions
 * @param permissionFlags differences from the role's defaults
 * @param loginAttempts failed log-ins since the last success, unlock or reset
 * @param lockUntil {@code null} unless too many log-ins failed; may be in the past
 * @param apiKeys the last four characters of each provider's key
 * @param absence planned, present or past; {@code null} for none
 * @param erasure {@code null} unless the person's data was erased
 */
@NullMarked
@RecordBuilder
record UserView(
        UserId id,
        long version,
        long position,
        Instant createdAt,
        Instant updatedAt,
        PersonalText firstName,
        PersonalText lastName,
        PersonalText email,
        Role role,
        PermissionTable permissions,
        PermissionTable permissionFlags,
        Set<Platform> assignedPlatforms,
        @Nullable String team,
        Preferences preferences,
        @JsonProperty("isActive") boolean active,
        @JsonProperty("isVerified") boolean verified,
        @Nullable Instant lastLogin,
        int loginAttempts,
        @Nullable Instant lockUntil,
        boolean twoFactorEnabled,
        Map<ApiProvider, String> apiKeys,
        @Nullable Absence absence,
        @Nullable Erasure erasure)
        implements UserViewBuilder.With {
    static final Fold<UserView> FOLD = UserFold.build();

    /** What the user is called, once decrypted. */
    String fullName() {
        return FullName.of(new UserName(firstName, lastName));
    }

    boolean isLocked(Instant now) {
        return lockUntil != null && now.isBefore(lockUntil);
    }
}
