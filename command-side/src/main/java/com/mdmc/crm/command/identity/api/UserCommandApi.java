package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.identity.account.SignInCommand.UnlockUser;
import com.mdmc.crm.command.identity.account.UserCommand.ActivateUser;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserPermissions;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserPlatforms;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserRole;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserTeam;
import com.mdmc.crm.command.identity.account.UserCommand.DeactivateUser;
import com.mdmc.crm.command.identity.account.UserCommand.EraseUser;
import com.mdmc.crm.command.identity.account.UserCommand.RenameUser;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.registration.NewAccount;
import com.mdmc.crm.command.identity.registration.UserErasures;
import com.mdmc.crm.command.identity.registration.UserRegistration;
import com.mdmc.crm.command.identity.team.Teams;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Handover;
import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.domain.validation.EmailAddress;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.domain.validation.SingleLine;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final UserRegistration registrations;
    private final UserCommandGateway commands;
    private final UserErasures erasures;
    private final Teams teams;
    private final Accounts accounts;
    private final Clock clock;

    UserCommandApi(
            UserRegistration registrations,
            UserCommandGateway commands,
            UserErasures erasures,
            Teams teams,
            Accounts accounts,
            Clock clock) {
        this.registrations = registrations;
        this.commands = commands;
        this.erasures = erasures;
        this.teams = teams;
        this.accounts = accounts;
        this.clock = clock;
    }

    record NewUser(
            @NotNull(payload = Unwrapping.Skip.class) @SingleLine @Size(min = 1, max = 50)
            PersonalText firstName,

            @NotNull(payload = Unwrapping.Skip.class) @SingleLine @Size(min = 1, max = 50)
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
    ResponseEntity<?> create(@RequestBody @Valid NewUser body, RequestContext context) {
        teams.requireKnown(body.team());
        UserId id = new UserId("user-" + UUID.randomUUID());
        return CommandAnswers.created(registrations.open(body.account(id), context), "/api/users/" + id);
    }

    @PutMapping("/{id}/name")
    ResponseEntity<?> rename(
            @PathVariable UserId id, @RequestBody @Valid UserName body, IfMatch ifMatch, RequestContext context) {
        return done(commands.send(new RenameUser(id, body), ifMatch.required(), context));
    }

    record RoleChange(@NotNull Role role) {}

    @PutMapping("/{id}/role")
    ResponseEntity<?> changeRole(
            @PathVariable UserId id, @RequestBody @Valid RoleChange body, IfMatch ifMatch, RequestContext context) {
        return done(commands.send(new ChangeUserRole(id, body.role()), ifMatch.version(), context));
    }

    /** Replaces the flags that differ from the role's defaults; what is left out is up to the role. */
    @PutMapping("/{id}/permissions")
    ResponseEntity<?> changePermissions(
            @PathVariable UserId id, @RequestBody PermissionTable body, IfMatch ifMatch, RequestContext context) {
        return done(commands.send(new ChangeUserPermissions(id, body.flags()), ifMatch.required(), context));
    }

    record TeamChange(String team) {}

    @PutMapping("/{id}/team")
    ResponseEntity<?> changeTeam(
            @PathVariable UserId id, @RequestBody TeamChange body, IfMatch ifMatch, RequestContext context) {
        teams.requireKnown(body.team());
        return done(commands.send(new ChangeUserTeam(id, body.team()), ifMatch.version(), context));
    }

    record PlatformChange(@NotNull Set<@NotNull Platform> assignedPlatforms) {}

    @PutMapping("/{id}/platforms")
    ResponseEntity<?> changePlatforms(
            @PathVariable UserId id, @RequestBody @Valid PlatformChange body, IfMatch ifMatch, RequestContext context) {
        return done(commands.send(new ChangeUserPlatforms(id, body.assignedPlatforms()), ifMatch.version(), context));
    }

    record Reason(@MultiLine PersonalText reason) {

        static PersonalText of(Reason body) {
            return body == null ? null : body.reason();
        }
    }

    /** Why an account is closed, and where the work goes. */
    record Deactivation(@MultiLine PersonalText reason, Successor handover) {}

    /** Exactly one of: a person, the team's queue, whom the rules choose. */
    record Successor(UserId to, Boolean queue, Boolean auto) {}

    private Handover handover(UserId leaving, Successor form) {
        boolean isAuto = Boolean.TRUE.equals(form.auto());
        long named = Stream.of(form.to() != null, Boolean.TRUE.equals(form.queue()), isAuto)
                .filter(each -> each)
                .count();
        if (named != 1) {
            throw Rejection.invalid("handover", named == 0 ? "required" : "one-of-both");
        }
        if (leaving.equals(form.to())) {
            throw Rejection.invalid("handover.to", "same-user");
        }
        if (form.to() != null) {
            accounts.requireActive("handover.to", form.to());
        }
        return new Handover(form.to(), isAuto);
    }

    @PostMapping("/{id}/deactivation")
    ResponseEntity<?> deactivate(
            @PathVariable UserId id,
            @RequestBody(required = false) Deactivation body,
            IfMatch ifMatch,
            RequestContext context) {
        PersonalText reason = body == null ? null : body.reason();
        Handover handover = body == null || body.handover() == null ? null : handover(id, body.handover());
        return done(commands.send(new DeactivateUser(id, reason, handover), ifMatch.version(), context));
    }

    @PostMapping("/{id}/activation")
    ResponseEntity<?> activate(
            @PathVariable UserId id,
            @RequestBody(required = false) Reason body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(commands.send(new ActivateUser(id, Reason.of(body)), ifMatch.version(), context));
    }

    /** Answers when nobody can read the person's data any more; a rule finishes what a crash here leaves undone. */
    @PostMapping("/{id}/erasure")
    ResponseEntity<?> erase(
            @PathVariable UserId id, @RequestBody Reason body, IfMatch ifMatch, RequestContext context) {
        Accepted erased = commands.send(new EraseUser(id, body.reason()), ifMatch.version(), context);
        erasures.complete(id);
        return done(erased);
    }

    @PostMapping("/{id}/unlock")
    ResponseEntity<?> unlock(@PathVariable UserId id, IfMatch ifMatch, RequestContext context) {
        return done(commands.send(new UnlockUser(id, clock.instant()), ifMatch.version(), context));
    }

    private static ResponseEntity<?> done(Accepted accepted) {
        return CommandAnswers.done(accepted);
    }
}
