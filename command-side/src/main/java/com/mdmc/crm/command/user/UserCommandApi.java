package com.mdmc.crm.command.user;

import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.kernel.shape.EmailAddress;
import com.mdmc.crm.kernel.user.PermissionTable;
import com.mdmc.crm.kernel.user.Role;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.kernel.value.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.valueextraction.Unwrapping;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders about members of staff. */
@RestController
@RequestMapping("/api/users")
class UserCommandApi {
    private final Registrations registrations;

    UserCommandApi(Registrations registrations) {
        this.registrations = registrations;
    }

    record NewUser(
            @NotNull(payload = Unwrapping.Skip.class) PersonalText firstName,
            @NotNull(payload = Unwrapping.Skip.class) PersonalText lastName,

            @NotNull(payload = Unwrapping.Skip.class) @EmailAddress
            PersonalText email,

            TypedSecret password,
            @NotNull Role role,
            String team,
            Set<Platform> assignedPlatforms,
            PermissionTable permissions) {}

    @PostMapping
    ResponseEntity<?> create(@RequestBody @Valid NewUser body) {
        UserId id = new UserId("user-" + UUID.randomUUID());
        NewAccount account = new NewAccount(
                id,
                body.firstName(),
                body.lastName(),
                body.email(),
                body.role(),
                body.permissions() == null ? Map.of() : body.permissions().flags(),
                body.team(),
                body.assignedPlatforms() == null ? Set.of() : body.assignedPlatforms(),
                body.password(),
                false);
        return CommandAnswers.created(registrations.open(account), "/api/users/" + id);
    }
}
