package com.mdmc.crm.command.identity.registration;

import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserName;
import java.util.Map;
import java.util.Set;

/**
 * What an account is opened with.
 *
 * @param password {@code null} to invite the user to choose one
 * @param vouchedFor whether the address needs no proof
 */
public record NewAccount(
        UserId id,
        UserName name,
        PersonalText email,
        Role role,
        Map<Permission, Boolean> permissions,
        String team,
        Set<Platform> assignedPlatforms,
        TypedSecret password,
        boolean vouchedFor) {}
