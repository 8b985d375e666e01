package com.mdmc.crm.command.operations;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.operations.OperationCommand.ChangeLogLevel;
import com.mdmc.crm.command.operations.OperationCommand.DiscardDeadLetter;
import com.mdmc.crm.command.operations.OperationCommand.PauseProjection;
import com.mdmc.crm.command.operations.OperationCommand.RebuildProjection;
import com.mdmc.crm.command.operations.OperationCommand.ResumeProjection;
import com.mdmc.crm.command.operations.OperationCommand.RetryDeadLetter;
import com.mdmc.crm.command.operations.OperationCommand.RunScheduledTask;
import com.mdmc.crm.command.operations.OperatorWishes.Progress;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.operations.DeadLetterBox.Letter;
import com.mdmc.crm.platform.operations.OperationsStore.Kind;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Commands of operators. Each is on record before it takes effect, which it does on whichever node it concerns: within two
 * seconds for a state, and as soon as a node can for what is done once. The answer tells how far that is after a while.
 */
@RestController
@RequestMapping("/api/operations")
class OperationCommandApi {
    private final Commands commands;
    private final OperatorWishes wishes;

    OperationCommandApi(Commands commands, OperatorWishes wishes) {
        this.commands = commands;
        this.wishes = wishes;
    }

    @PostMapping("/projections/{name}/pause")
    ResponseEntity<?> pause(@PathVariable String name, RequestContext context) {
        wishes.requireProcessor(name, context);
        Accepted paused = commands.send(new PauseProjection(name), context);
        wishes.set(Kind.PAUSED, name, null, context);
        return CommandAnswers.done(paused);
    }

    @PostMapping("/projections/{name}/resume")
    ResponseEntity<?> resume(@PathVariable String name, RequestContext context) {
        wishes.requireProcessor(name, context);
        Accepted resumed = commands.send(new ResumeProjection(name), context);
        wishes.reset(Kind.PAUSED, name);
        return CommandAnswers.done(resumed);
    }

    @NullMarked
    record Asked(Progress request) {}

    @PostMapping("/projections/{name}/rebuild")
    ResponseEntity<CommandAnswer<Asked>> rebuild(@PathVariable String name, RequestContext context) {
        wishes.requireRebuildable(name, context);
        return done(commands.send(new RebuildProjection(name), context), Kind.REBUILD, name, context);
    }

    @PostMapping("/dead-letters/{id}/retry")
    ResponseEntity<CommandAnswer<Asked>> retry(@PathVariable String id, RequestContext context) {
        Letter letter = wishes.retryable(id, context);
        Accepted asked = commands.send(new RetryDeadLetter(id, letter.projection(), letter.position()), context);
        return done(asked, Kind.RETRY, id, context);
    }

    record Reason(
            @Schema(requiredMode = REQUIRED) @MultiLine PersonalText reason) {}

    @PostMapping("/dead-letters/{id}/discard")
    ResponseEntity<?> discard(@PathVariable String id, @RequestBody Reason body, RequestContext context) {
        Letter letter = wishes.letter(id, context);
        Accepted discarded = commands.send(
                new DiscardDeadLetter(id, letter.projection(), letter.position(), body.reason()), context);
        wishes.discard(id);
        return CommandAnswers.done(discarded);
    }

    @PostMapping("/schedules/{name}/run")
    ResponseEntity<CommandAnswer<Asked>> run(@PathVariable String name, RequestContext context) {
        wishes.requireTask(name, context);
        return done(commands.send(new RunScheduledTask(name), context), Kind.RUN, name, context);
    }

    /** @param level {@code null} for the one the logger has by configuration */
    record Level(
            @Schema(requiredMode = REQUIRED) String logger,

            @Schema(
                    nullable = true,
                    allowableValues = {"trace", "debug", "info", "warn", "error", "off"})
            String level) {}

    @PostMapping("/log-levels")
    ResponseEntity<?> changeLevel(@RequestBody Level body, RequestContext context) {
        Accepted changed = commands.send(new ChangeLogLevel(body.logger(), body.level()), context);
        if (body.level() == null) {
            wishes.reset(Kind.LOG_LEVEL, body.logger());
        } else {
            wishes.set(Kind.LOG_LEVEL, body.logger(), body.level(), context);
        }
        return CommandAnswers.done(changed);
    }

    private ResponseEntity<CommandAnswer<Asked>> done(
            Accepted accepted, Kind kind, String target, RequestContext context) {
        return CommandAnswers.done(accepted, new Asked(wishes.ask(kind, target, context)));
    }
}
