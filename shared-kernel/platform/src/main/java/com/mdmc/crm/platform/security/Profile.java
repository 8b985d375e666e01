package com.mdmc.crm.platform.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.Role;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Profile of the logged-in user.
 *
 * @param permissions effective ones
 */
@NullMarked
public record Profile(
        UserId id,
        PersonalText firstName,
        PersonalText lastName,
        PersonalText email,
        Role role,
        PermissionTable permissions,
        @Nullable String team,
        Set<Platform> assignedPlatforms,
        Preferences preferences,
        @JsonProperty("isActive") boolean active,
        @JsonProperty("isVerified") boolean verified,
        boolean twoFactorEnabled,
        long version) {

    public static Profile of(Account account) {
        return new Profile(
                account.id(),
                account.name().firstName(),
                account.name().lastName(),
                account.email(),
                account.standing().role(),
                PermissionTable.of(account.permissions()),
                account.standing().team(),
                account.standing().assignedPlatforms(),
                account.preferences(),
                account.standing().active(),
                account.standing().verified(),
                account.credentials().totpId() != null,
                account.version());
    }

    /** Both names; readable only once the profile is decrypted. */
    @JsonProperty
    public String fullName() {
        return firstName.text() + " " + lastName.text();
    }
}
