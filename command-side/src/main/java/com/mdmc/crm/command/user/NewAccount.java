package com.mdmc.crm.command.user;

import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.user.Role;
import com.mdmc.crm.kernel.user.UserName;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.kernel.value.UserId;
import java.util.Map;
import java.util.Set;

/**
 * What an account is opened with.
 *
 * @param password {@code null} to invite the user to choose one
 * @param vouchedFor whether the address needs no proof
 */
record NewAccount(
        UserId id,
        UserName name,
        PersonalText email,
        Role role,
        Map<Permission, Boolean> permissions,
        String team,
        Set<Platform> assignedPlatforms,
        TypedSecret password,
        boolean vouchedFor) {}
