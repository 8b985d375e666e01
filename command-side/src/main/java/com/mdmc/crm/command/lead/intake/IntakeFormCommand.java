package com.mdmc.crm.command.lead.intake;

import static com.mdmc.crm.domain.user.Permission.ADMIN_SETTINGS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.lead.intake.IntakeDefaults;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent;
import com.mdmc.crm.domain.validation.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands of a website's form. */
public sealed interface IntakeFormCommand extends DomainCommand {

    String formId();

    @Override
    @TargetAggregateIdentifier
    default String subject() {
        return IntakeFormEvent.subject(formId());
    }

    @Override
    default String resource() {
        return "intake-form";
    }

    /** Lets the pages of some origins send requests in; an origin is spelled as browsers do. */
    @Allowed(ADMIN_SETTINGS)
    record CreateIntakeForm(
            String formId,

            @NotNull @NotBlank @SingleLine @Size(max = 80) String name,

            @NotEmpty @Size(max = 20)
            List<@NotNull @Pattern(regexp = "https?://[a-z0-9.-]{1,253}(:[0-9]{1,5})?") String> origins,

            @NotNull @Valid IntakeDefaults defaults)
            implements IntakeFormCommand {}

    /** Takes nothing in by the form any more, for good. */
    @Allowed(ADMIN_SETTINGS)
    record RetireIntakeForm(String formId) implements IntakeFormCommand {}
}
