package com.mdmc.crm.command.lead.intake;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.lead.intake.IntakeFormCommand.CreateIntakeForm;
import com.mdmc.crm.command.lead.intake.IntakeFormCommand.RetireIntakeForm;
import com.mdmc.crm.domain.lead.intake.IntakeDefaults;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Commands about the forms of websites. A form's key is its id, and no secret: it stands in the page's source. */
@RestController
@RequestMapping("/api/forms")
class IntakeFormCommandApi {
    private final Commands commands;

    IntakeFormCommandApi(Commands commands) {
        this.commands = commands;
    }

    record NewForm(
            @Schema(requiredMode = REQUIRED) String name,
            @Schema(requiredMode = REQUIRED) List<String> origins,
            IntakeDefaults defaults) {}

    /** What a website calls the form by. */
    @NullMarked
    record FormKey(String key) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<FormKey>> create(@RequestBody NewForm body, RequestContext context) {
        String key = SecretToken.drawId();
        IntakeDefaults defaults = body.defaults() == null ? IntakeDefaults.NONE : body.defaults();
        return CommandAnswers.created(
                commands.send(new CreateIntakeForm(key, body.name(), body.origins(), defaults), context)
                        .of(key),
                "/api/forms",
                new FormKey(key));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<?> retire(@PathVariable String id, RequestContext context) {
        return CommandAnswers.done(commands.send(new RetireIntakeForm(id), context));
    }
}
