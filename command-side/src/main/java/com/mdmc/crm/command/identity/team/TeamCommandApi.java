package com.mdmc.crm.command.identity.team;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.identity.team.TeamCommand.CreateTeam;
import com.mdmc.crm.command.identity.team.TeamCommand.RenameTeam;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders about teams. */
@RestController
@RequestMapping("/api/teams")
class TeamCommandApi {
    private final Commands commands;

    TeamCommandApi(Commands commands) {
        this.commands = commands;
    }

    record NewTeam(
            @Schema(requiredMode = REQUIRED) String id,
            @Schema(requiredMode = REQUIRED) String name) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> create(@RequestBody NewTeam body, RequestContext context) {
        return CommandAnswers.created(commands.send(new CreateTeam(body.id(), body.name()), context), "/api/teams");
    }

    record Name(@Schema(requiredMode = REQUIRED) String name) {}

    @PutMapping("/{id}/name")
    ResponseEntity<?> rename(@PathVariable String id, @RequestBody Name body, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(commands.send(new RenameTeam(id, body.name()), ifMatch.version(), context));
    }
}
