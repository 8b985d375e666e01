package com.mdmc.crm.command.identity.team;

import static com.mdmc.crm.domain.user.Permission.ADMIN_SETTINGS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.validation.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be ordered of a team. */
public sealed interface TeamCommand extends DomainCommand {

    String teamId();

    @Override
    @TargetAggregateIdentifier
    default String subject() {
        return "team:" + teamId();
    }

    @Override
    default String resource() {
        return "team";
    }

    /** Adds a team under an id that stays, such as {@code denis}. */
    @Allowed(ADMIN_SETTINGS)
    record CreateTeam(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
            String teamId,

            @NotBlank @SingleLine @Size(max = 80) String name)
            implements TeamCommand {}

    @Allowed(ADMIN_SETTINGS)
    record RenameTeam(
            @NotNull String teamId,
            @NotBlank @SingleLine @Size(max = 80) String name) implements TeamCommand {}
}
