package com.mdmc.crm.command.http;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.http.HttpProblems;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Sends the same command for many things, side by side, so that their commits wait for the disk together. What is
 * rejected of one does not keep the others from being done.
 */
@Component
public class BulkCommands {
    private static final Logger LOG = LoggerFactory.getLogger(BulkCommands.class);
    private static final int LARGEST = 1000;

    private final Commands commands;
    private final ExecutorService batchSenders;
    private final Validator validator;

    BulkCommands(Commands commands, ExecutorService batchSenders, Validator validator) {
        this.commands = commands;
        this.batchSenders = batchSenders;
        this.validator = validator;
    }

    /** Whether a thing is now as it was ordered. */
    public enum Status implements WireEnum {
        DONE,
        FAILED
    }

    /**
     * What became of one thing.
     *
     * @param code the problem's; {@code null} if it was done
     */
    @NullMarked
    public record Result(String id, Status status, @Nullable String code) {}

    /**
     * What became of each thing, in the order they were named.
     *
     * @param correlationId of all that came of the request
     * @param position the ledger position to wait for in a query that must see all of it
     */
    @NullMarked
    public record Answer(String correlationId, long position, List<Result> results) {}

    private record Outcome(Result result, long position) {}

    /**
     * The same request under one correlation id for all its commands. With an {@code Idempotency-Key} it is the key's, so
     * that a repetition goes on with what a crash broke off; no single commit is the answer to the key.
     */
    public static RequestContext context(RequestContext request) {
        EventMetadata origin = request.origin();
        String correlationId = origin.commandId() == null ? origin.correlationId() : origin.commandId();
        return new RequestContext(
                request.actor(),
                origin.with(next -> next.correlationId(correlationId).commandId(null)));
    }

    /** One command for each id, named once however often it is given; fails if what all have in common is not valid. */
    public <I, C extends DomainCommand> List<C> each(List<I> ids, Function<I, C> command) {
        if (ids == null || ids.isEmpty() || ids.stream().anyMatch(Objects::isNull)) {
            throw Rejection.invalid("ids", "required");
        }
        if (ids.size() > LARGEST) {
            throw new Rejection(
                    Kind.INVALID,
                    "validation",
                    Map.of("limit", LARGEST),
                    List.of(new FieldError("ids", "too-many", null)));
        }
        List<C> all = ids.stream().distinct().map(command).toList();
        Set<ConstraintViolation<C>> violations = validator.validate(all.get(0));
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return all;
    }

    /** Sends the commands; the answer says what became of each. */
    public ResponseEntity<Answer> send(List<? extends DomainCommand> all, RequestContext context) {
        AtomicBoolean isBroken = new AtomicBoolean();
        List<Outcome> outcomes = all.stream()
                .map(each -> CompletableFuture.supplyAsync(() -> outcome(each, context, isBroken), batchSenders))
                // All are begun before the first is waited for.
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        long position = outcomes.stream().mapToLong(Outcome::position).max().orElse(0);
        return ResponseEntity.ok()
                .header("X-Position", Long.toString(position))
                .body(new Answer(
                        context.origin().correlationId(),
                        position,
                        outcomes.stream().map(Outcome::result).toList()));
    }

    private Outcome outcome(DomainCommand command, RequestContext context, AtomicBoolean isBroken) {
        if (isBroken.get()) {
            return failed(command, "not-attempted");
        }
        try {
            Accepted accepted = commands.send(command, context);
            return new Outcome(new Result(command.subject(), Status.DONE, null), accepted.position());
        } catch (Rejection rejection) {
            return failed(command, rejection.code());
        } catch (RuntimeException failure) {
            LOG.error("one of many commands failed", failure);
            isBroken.set(true);
            return failed(command, HttpProblems.code(failure));
        }
    }

    private static Outcome failed(DomainCommand command, String code) {
        return new Outcome(new Result(command.subject(), Status.FAILED, code), 0);
    }
}
