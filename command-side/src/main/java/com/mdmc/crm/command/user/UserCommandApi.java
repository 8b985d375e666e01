package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.user.SignInCommand.UnlockUser;
import com.mdmc.crm.command.user.UserCommand.ActivateUser;
import com.mdmc.crm.command.user.UserCommand.ChangeUserPermissions;
import com.mdmc.crm.command.user.UserCommand.ChangeUserPlatforms;
import com.mdmc.crm.command.user.UserCommand.ChangeUserRole;
import com.mdmc.crm.command.user.UserCommand.ChangeUserTeam;
import com.mdmc.crm.command.user.UserCommand.DeactivateUser;
import com.mdmc.crm.command.user.UserCommand.RenameUser;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.domain.validation.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders about members of staff. */
@RestController
@RequestMapping("/api/users")
class UserCommandApi {
    private final Registrations registrations;
    private final UserOrders orders;
    private final Teams teams;
    private final Clock clock;

    UserCommandApi(Registrations registrations, UserOrders orders, Teams teams, Clock clock) {
        this.registrations = registrations;
        this.orders = orders;
        this.teams = teams;
        this.clock = clock;
    }

    record NewUser(
            @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 50)
            PersonalText firstName,

            @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 50)
            PersonalText lastName,

            @NotNull(payload = Unwrapping.Skip.class) @EmailAddress @Size(max = 254)
            PersonalText email,

            TypedSecret password,
            @NotNull Role role,
            String team,
            Set<@NotNull Platform> assignedPlatforms,
            PermissionTable permissions) {

        NewAccount account(UserId id) {
            return new NewAccount(
                    id,
                    new UserName(firstName, lastName),
                    email,
                    role,
                    permissions == null ? Map.of() : permissions.flags(),
                    team,
                    assignedPlatforms == null ? Set.of() : assignedPlatforms,
                    password,
                    false);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> create(@RequestBody @Valid NewUser body) {
        teams.requireKnown(body.team());
        UserId id = new UserId("user-" + UUID.randomUUID());
        return CommandAnswers.created(registrations.open(body.account(id)), "/api/users/" + id);
    }

    @PutMapping("/{id}/name")
    ResponseEntity<?> rename(@PathVariable UserId id, @RequestBody @Valid UserName body, IfMatch ifMatch) {
        return done(orders.give(new RenameUser(id, body), ifMatch.required()));
    }

    record RoleChange(@NotNull Role role) {}

    @PutMapping("/{id}/role")
    ResponseEntity<?> changeRole(@PathVariable UserId id, @RequestBody @Valid RoleChange body, IfMatch ifMatch) {
        return done(orders.give(new ChangeUserRole(id, body.role()), ifMatch.version()));
    }

    /** Replaces the flags that differ from the role's defaults; what is left out is up to the role. */
    @PutMapping("/{id}/permissions")
    ResponseEntity<?> changePermissions(@PathVariable UserId id, @RequestBody PermissionTable body, IfMatch ifMatch) {
        return done(orders.give(new ChangeUserPermissions(id, body.flags()), ifMatch.required()));
    }

    record TeamChange(String team) {}

    @PutMapping("/{id}/team")
    ResponseEntity<?> changeTeam(@PathVariable UserId id, @RequestBody TeamChange body, IfMatch ifMatch) {
        teams.requireKnown(body.team());
        return done(orders.give(new ChangeUserTeam(id, body.team()), ifMatch.version()));
    }

    record PlatformChange(@NotNull Set<@NotNull Platform> assignedPlatforms) {}

    @PutMapping("/{id}/platforms")
    ResponseEntity<?> changePlatforms(
            @PathVariable UserId id, @RequestBody @Valid PlatformChange body, IfMatch ifMatch) {
        return done(orders.give(new ChangeUserPlatforms(id, body.assignedPlatforms()), ifMatch.version()));
    }

    record Reason(String reason) {

        static String of(Reason body) {
            return body == null ? null : body.reason();
        }
    }

    @PostMapping("/{id}/deactivation")
    ResponseEntity<?> deactivate(@PathVariable UserId id, @RequestBody(required = false) Reason body, IfMatch ifMatch) {
        return done(orders.give(new DeactivateUser(id, Reason.of(body)), ifMatch.version()));
    }

    @PostMapping("/{id}/activation")
    ResponseEntity<?> activate(@PathVariable UserId id, @RequestBody(required = false) Reason body, IfMatch ifMatch) {
        return done(orders.give(new ActivateUser(id, Reason.of(body)), ifMatch.version()));
    }

    @PostMapping("/{id}/unlock")
    ResponseEntity<?> unlock(@PathVariable UserId id, IfMatch ifMatch) {
        return done(orders.give(new UnlockUser(id, clock.instant()), ifMatch.version()));
    }

    private static ResponseEntity<?> done(Accepted accepted) {
        return CommandAnswers.done(accepted);
    }
}
