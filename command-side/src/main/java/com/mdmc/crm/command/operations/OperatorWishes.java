package com.mdmc.crm.command.operations;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.operations.DeadLetterBox;
import com.mdmc.crm.platform.operations.DeadLetterBox.Letter;
import com.mdmc.crm.platform.operations.NodeReports;
import com.mdmc.crm.platform.operations.OperationsAgent;
import com.mdmc.crm.platform.operations.OperationsStore;
import com.mdmc.crm.platform.operations.OperationsStore.Kind;
import com.mdmc.crm.platform.operations.OperationsStore.Request;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What operators wish for, handed to the nodes. What there is is asked of those who may know; the bus refuses all others,
 * on record.
 */
@Component
class OperatorWishes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OperationsStore store;
    private final DeadLetterBox letters;
    private final NodeReports nodes;
    private final ObjectProvider<OperationsAgent> agent;

    OperatorWishes(
            OperationsStore store, DeadLetterBox letters, NodeReports nodes, ObjectProvider<OperationsAgent> agent) {
        this.store = store;
        this.letters = letters;
        this.nodes = nodes;
        this.agent = agent;
    }

    void requireProcessor(String name, RequestContext context) {
        require(name, node -> node.processors().keySet(), context);
    }

    /** @throws Rejection {@code not-rebuildable} for a processor that keeps more than views */
    void requireRebuildable(String name, RequestContext context) {
        requireProcessor(name, context);
        if (may(context) && isNowhere(name, NodeReports.Node::rebuildable)) {
            throw Rejection.state("not-rebuildable");
        }
    }

    void requireTask(String name, RequestContext context) {
        require(name, node -> node.tasks().stream().map(NodeReports.Task::name).toList(), context);
    }

    private void require(String name, Function<NodeReports.Node, Collection<String>> kept, RequestContext context) {
        if (may(context) && isNowhere(name, kept)) {
            throw Rejection.notFound();
        }
    }

    private boolean isNowhere(String name, Function<NodeReports.Node, Collection<String>> kept) {
        return nodes.all().stream()
                .filter(NodeReports.Node::isAlive)
                .noneMatch(node -> kept.apply(node).contains(name));
    }

    Letter letter(String id, RequestContext context) {
        Optional<Letter> letter = may(context) ? letters.find(id) : Optional.empty();
        if (may(context) && letter.isEmpty()) {
            throw Rejection.notFound();
        }
        return letter.orElse(new Letter(id, null, null, true, null, null, null, null, 0, false, null, null, null));
    }

    /** @throws Rejection {@code dead-letter-behind} if an earlier event of its subject waits as well */
    Letter retryable(String id, RequestContext context) {
        Letter letter = letter(id, context);
        if (!letter.isFirst()) {
            throw Rejection.state("dead-letter-behind");
        }
        return letter;
    }

    void discard(String id) {
        letters.discard(id);
    }

    void set(Kind kind, String target, String value, RequestContext context) {
        store.set(kind, target, value, context.actor().id().value());
        agent.ifAvailable(OperationsAgent::wake);
    }

    void reset(Kind kind, String target) {
        store.reset(kind, target);
        agent.ifAvailable(OperationsAgent::wake);
    }

    /**
     * How far a request is.
     *
     * @param node which one took it up
     * @param outcome what came of it
     */
    @NullMarked
    record Progress(
            String state, @Nullable String node, @Nullable String outcome) {}

    /** Asks the nodes for something and waits a while for it. */
    Progress ask(Kind kind, String target, RequestContext context) {
        Request asked = store.ask(
                kind,
                target,
                context.origin().correlationId(),
                context.actor().id().value());
        agent.ifAvailable(OperationsAgent::wake);
        return answer(awaited(asked));
    }

    private Request awaited(Request asked) {
        try {
            return store.await(asked, PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return asked;
        }
    }

    private static Progress answer(Request request) {
        return new Progress(request.state().name().toLowerCase(Locale.ROOT), request.node(), request.outcome());
    }

    private static boolean may(RequestContext context) {
        return context.actor().may(Permission.ADMIN_SETTINGS);
    }
}
