package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.message.CommitReceipt;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Command gateway: dispatches a command and waits for its outcome. What happened is durable when {@link #send} returns.
 * A conflict with another writer is retried on the reloaded aggregate, as often as the command says.
 */
public class Commands {
    private final CommandBus bus;
    private final Ledger ledger;
    private final SubjectKeys keys;
    private final Rejections rejections;
    private final CommandMetrics metrics;

    public Commands(CommandBus bus, Ledger ledger, SubjectKeys keys, Rejections rejections, CommandMetrics metrics) {
        this.bus = bus;
        this.ledger = ledger;
        this.keys = keys;
        this.rejections = rejections;
        this.metrics = metrics;
    }

    /** Sends a command that may be decided on any version of the aggregate. */
    public Accepted send(DomainCommand command, RequestContext context) {
        return send(command, null, context);
    }

    /**
     * Sends a command that was decided on a version the caller saw.
     *
     * @param expectedVersion {@code null} for any version
     * @throws Rejection if the command is rejected; the rejection is recorded by then
     */
    public Accepted send(DomainCommand command, Long expectedVersion, RequestContext context) {
        return metrics.timed(command, () -> decided(command, expectedVersion, context));
    }

    private Accepted decided(DomainCommand command, Long expectedVersion, RequestContext context) {
        CommandMessage<Object> message = message(command, expectedVersion, identified(context));
        try {
            return dispatchAgain(command, message);
        } catch (AggregateNotFoundException | IncompatibleAggregateException unknown) {
            throw rejections.record(command, message, Rejection.notFound());
        } catch (Rejection rejected) {
            throw rejections.record(command, message, explained(rejected, command));
        } catch (RuntimeException rejected) {
            throw rejections.record(command, message, rejected);
        }
    }

    private Rejection explained(Rejection rejected, DomainCommand command) {
        return rejected.kind() == Rejection.Kind.STALE && rejected.details().containsKey("expected")
                ? new EventsSince(ledger).explain(rejected, command.subject())
                : rejected;
    }

    private Accepted dispatchAgain(DomainCommand command, CommandMessage<Object> message) {
        for (int tried = 1; ; tried++) {
            try {
                return dispatch(command, message);
            } catch (ConcurrencyException lostRace) {
                if (tried >= command.attempts()) {
                    throw lostRace;
                }
            } catch (AggregateStreamCreationException lostCreation) {
                if (tried >= command.attempts() || command.attempts() == DomainCommand.ATTEMPTS) {
                    throw lostCreation;
                }
            }
        }
    }

    private Accepted dispatch(DomainCommand command, CommandMessage<Object> message) {
        CommitReceipt receipt = new CommitReceipt();
        // A new subject's key is stored together with its first event, or not at all.
        keys.beginPending(command.subject());
        try {
            return accepted(command, receipt, unwrapped(decision(message.andMetaData(receipt.asMetaData()), receipt)));
        } finally {
            keys.releasePending(command.subject());
        }
    }

    private CommandResultMessage<?> decision(CommandMessage<Object> message, CommitReceipt receipt) {
        RememberedAggregates remembered = RememberedAggregates.none();
        CommandResultMessage<?> decision = dispatched(message.andMetaData(remembered.asMetaData()));
        boolean hasLostRace = decision.isExceptional() && isConflict(failure(decision));
        // What appends nothing meets no conflict, even where another node has changed what this one remembers.
        boolean isOnMemory = receipt.position().isEmpty() && !hasLostRace && remembered.evict();
        return isOnMemory ? dispatched(message) : decision;
    }

    private CommandResultMessage<?> dispatched(CommandMessage<Object> message) {
        FutureCallback<Object, Object> outcome = new FutureCallback<>();
        bus.dispatch(message, outcome);
        return outcome.getResult();
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }

    private Accepted accepted(DomainCommand command, CommitReceipt receipt, Object result) {
        // A command that changed nothing is visible once everything appended so far is.
        long position = receipt.position().orElseGet(ledger::head);
        if (result instanceof Decided decided) {
            return new Accepted(command.subject(), decided.version(), position, decided.outcome());
        }
        long version = result instanceof Number number ? number.longValue() : 0;
        return new Accepted(command.subject(), version, position);
    }

    private static Object unwrapped(CommandResultMessage<?> result) {
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        Throwable failure = failure(result);
        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private static Throwable failure(CommandResultMessage<?> result) {
        Throwable failure = result.exceptionResult();
        return failure instanceof CommandExecutionException ? failure.getCause() : failure;
    }

    private static CommandMessage<Object> message(DomainCommand command, Long expectedVersion, RequestContext context) {
        Map<String, Object> metaData = new HashMap<>();
        metaData.put(CommandMetaData.ACTOR, context.actor());
        metaData.put(
                CommandMetaData.EVENT_METADATA,
                context.metadata(command.getClass().getSimpleName()));
        if (expectedVersion != null) {
            metaData.put(CommandMetaData.EXPECTED_VERSION, expectedVersion);
        }
        return new GenericCommandMessage<>(command, MetaData.from(metaData));
    }

    /** What events are stored with: their command's {@link EventMetadata}, and nothing else of its message's metadata. */
    static Map<String, ?> eventMetadata(Message<?> message) {
        return message.getMetaData().get(CommandMetaData.EVENT_METADATA) instanceof EventMetadata metadata
                ? metadata.toMap()
                : Map.of();
    }

    private static RequestContext identified(RequestContext context) {
        return context.origin().commandId() == null
                ? context.withCommandId(UUID.randomUUID().toString())
                : context;
    }
}
