package com.mdmc.crm.command.identity.account;

import static com.mdmc.crm.domain.user.Permission.ADMIN_USERS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.command.bus.TextSubjects;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Absence;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.user.Handover;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.SavedList;
import com.mdmc.crm.domain.user.UserName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be ordered of an account. Secrets are in the vault before a command names their ids. */
public sealed interface UserCommand extends DomainCommand
        permits UserCommand.CreateUser,
                UserCommand.RenameUser,
                UserCommand.DeactivateUser,
                UserCommand.ActivateUser,
                UserCommand.EraseUser,
                UserCommand.ChangeUserRole,
                UserCommand.ChangeUserPermissions,
                UserCommand.ChangeUserTeam,
                UserCommand.ChangeUserPlatforms,
                UserCommand.ChangePreferences,
                UserCommand.PlanUserAbsence,
                UserCommand.CancelUserAbsence,
                UserCommand.SaveList,
                UserCommand.RemoveList,
                UserCommand.OpenAgendaFeed,
                UserCommand.CloseAgendaFeed,
                UserCommand.StoreApiKey,
                UserCommand.RemoveApiKey,
                SignInCommand {

    @TargetAggregateIdentifier
    UserId userId();

    @Override
    default String subject() {
        return userId().value();
    }

    @Override
    default String resource() {
        return "user";
    }

    /**
     * Opens an account.
     *
     * @param passwordId {@code null} for an invitation: the user chooses the password by the mailed link
     * @param mailed the link that goes to the address; {@code null} if the address is vouched for
     */
    @Allowed(ADMIN_USERS)
    record CreateUser(
            UserId userId,

            @NotNull @Valid UserName name,

            @NotNull(payload = Unwrapping.Skip.class) @Size(max = 254)
            PersonalText email,

            @NotNull Role role,
            @NotNull Map<Permission, @NotNull Boolean> permissions,
            String team,
            @NotNull Set<@NotNull Platform> assignedPlatforms,
            String passwordId,
            MailedToken mailed)
            implements UserCommand {}

    @Allowed(value = ADMIN_USERS, oneself = true)
    record RenameUser(UserId userId, @NotNull @Valid UserName name) implements UserCommand {}

    /** Closes the account; {@code handover} says where the work goes, {@code null} leaves it to the rules. */
    @Allowed(ADMIN_USERS)
    record DeactivateUser(UserId userId, @Size(max = 500) PersonalText reason, Handover handover)
            implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record ActivateUser(UserId userId, @Size(max = 500) PersonalText reason) implements UserCommand {}

    /** Erases the data of somebody who left; the account must be closed. */
    @Allowed(ADMIN_USERS)
    record EraseUser(
            UserId userId,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason) implements UserCommand {

        @Override
        public String textSubject(TextSubjects others) {
            return TextSubjects.ERASURES;
        }
    }

    @Allowed(ADMIN_USERS)
    record ChangeUserRole(UserId userId, @NotNull Role role) implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record ChangeUserPermissions(UserId userId, @NotNull Map<Permission, @NotNull Boolean> permissions)
            implements UserCommand {}

    /** @param team {@code null} takes the user out of every team */
    @Allowed(ADMIN_USERS)
    record ChangeUserTeam(UserId userId, String team) implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record ChangeUserPlatforms(UserId userId, @NotNull Set<@NotNull Platform> assignedPlatforms)
            implements UserCommand {}

    @Allowed(oneself = true)
    record ChangePreferences(UserId userId, @NotNull @Valid Preferences preferences) implements UserCommand {}

    /** Plans an absence in the place of any other. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record PlanUserAbsence(UserId userId, @NotNull @Valid Absence absence) implements UserCommand {}

    @Allowed(value = ADMIN_USERS, oneself = true)
    record CancelUserAbsence(UserId userId) implements UserCommand {}

    /**
     * Keeps a list's filters and order.
     *
     * @param isNew whether there is none yet under the id
     */
    @Allowed(oneself = true)
    record SaveList(
            UserId userId,
            @NotNull String listId,
            @NotNull @Valid SavedList list,
            boolean isNew) implements UserCommand {}

    @Allowed(oneself = true)
    record RemoveList(UserId userId, @NotNull String listId) implements UserCommand {}

    /** Puts a secret address of the agenda in force, in the place of any other; {@code feedId} is where the vault keeps it. */
    @Allowed(oneself = true)
    record OpenAgendaFeed(UserId userId, @NotNull String feedId) implements UserCommand {}

    @Allowed(oneself = true)
    record CloseAgendaFeed(UserId userId) implements UserCommand {}

    /** Puts a provider's key in force; {@code keyId} is where the vault keeps it. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record StoreApiKey(
            UserId userId,
            @NotNull ApiProvider provider,
            @NotNull String keyId,
            @NotNull String lastFour) implements UserCommand {}

    @Allowed(value = ADMIN_USERS, oneself = true)
    record RemoveApiKey(UserId userId, @NotNull ApiProvider provider) implements UserCommand {}
}
