package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.identity.account.UserCommand.RemoveList;
import com.mdmc.crm.command.identity.account.UserCommand.SaveList;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.domain.user.SavedList;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Commands about the lists that users keep for themselves. */
@RestController
@RequestMapping("/api/me/views")
class SavedListCommandApi {
    private final UserCommandGateway commands;

    SavedListCommandApi(UserCommandGateway commands) {
        this.commands = commands;
    }

    /** The id of a new list; {@code id} is the user's. */
    @NullMarked
    record Saved(String listId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Saved>> save(@RequestBody @Valid SavedList body, RequestContext context) {
        String listId = "list-" + UUID.randomUUID();
        return CommandAnswers.created(
                commands.send(new SaveList(context.actor().id(), listId, body, true), context),
                "/api/me/views",
                new Saved(listId));
    }

    @PutMapping("/{id}")
    ResponseEntity<?> change(@PathVariable String id, @RequestBody @Valid SavedList body, RequestContext context) {
        return CommandAnswers.done(commands.send(new SaveList(context.actor().id(), id, body, false), context));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<?> remove(@PathVariable String id, RequestContext context) {
        return CommandAnswers.done(commands.send(new RemoveList(context.actor().id(), id), context));
    }
}
