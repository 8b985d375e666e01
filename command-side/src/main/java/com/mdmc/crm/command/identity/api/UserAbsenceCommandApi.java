package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.identity.account.UserCommand.CancelUserAbsence;
import com.mdmc.crm.command.identity.account.UserCommand.PlanUserAbsence;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Absence;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands about a user's absence, by themselves or whoever administers users. */
@RestController
@RequestMapping("/api/users/{id}/absence")
class UserAbsenceCommandApi {
    private final UserCommandGateway commands;

    UserAbsenceCommandApi(UserCommandGateway commands) {
        this.commands = commands;
    }

    @PutMapping
    ResponseEntity<?> plan(
            @PathVariable UserId id, @RequestBody @Valid Absence body, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(commands.send(new PlanUserAbsence(id, body), ifMatch.version(), context));
    }

    @DeleteMapping
    ResponseEntity<?> cancel(@PathVariable UserId id, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(commands.send(new CancelUserAbsence(id), ifMatch.version(), context));
    }
}
