package com.mdmc.crm.platform.operations;

import com.mdmc.crm.platform.operations.OperationsStore.Kind;
import com.mdmc.crm.platform.operations.OperationsStore.Request;
import com.mdmc.crm.platform.operations.OperationsStore.Setting;
import com.mdmc.crm.platform.operations.OperationsStore.State;
import com.mdmc.crm.platform.operations.OperationsStore.Wishes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Agent of the operators on this node: looks every two seconds at what they wish for, does what this node can, and
 * reports that the node is there. It starts after everything else and stops first.
 */
public final class OperationsAgent implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OperationsAgent.class);
    private static final long LOOK_SECONDS = 2;
    private static final int LOOKS_BETWEEN_REPORTS = 3;
    // A rebuild switches over within seconds; a node that dies meanwhile must not hold the others up.
    private static final Duration LONGEST_SWITCH = Duration.ofSeconds(60);

    private final OperationsStore store;
    private final ProcessorControl processors;
    private final Consumer<Set<String>> pauses;
    private final LogLevels levels;
    private final List<OperatorAction> actions;
    private final Runnable report;
    private final Runnable leave;
    private final NodeIdentity self;
    private final Map<Setting, Long> yieldedSince = new HashMap<>();
    private ScheduledExecutorService looking;
    private ExecutorService working;
    private ExecutorService pausing;
    private final AtomicReference<Set<String>> toPause = new AtomicReference<>();
    private int looks;

    OperationsAgent(
            OperationsStore store,
            ProcessorControl processors,
            Consumer<Set<String>> pauses,
            List<OperatorAction> actions,
            Runnable report,
            Runnable leave,
            NodeIdentity self) {
        this.store = store;
        this.processors = processors;
        this.pauses = pauses;
        this.levels = new LogLevels();
        this.actions = actions;
        this.report = report;
        this.leave = leave;
        this.self = self;
    }

    @Override
    public synchronized void start() {
        working = Executors.newFixedThreadPool(actions.size(), daemon("operator-request"));
        pausing = Executors.newSingleThreadExecutor(daemon("projection-pauses"));
        looking = Executors.newSingleThreadScheduledExecutor(daemon("operations"));
        looking.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Looks at once, because something was wished for here. */
    public synchronized void wake() {
        if (isRunning()) {
            looking.execute(this::look);
        }
    }

    private void look() {
        try {
            Wishes wishes = store.wishes();
            processors.standStill(yielded(wishes.settings()));
            pauseOnly(paused(wishes.settings()));
            Map<String, String> wishedLevels = new HashMap<>();
            wishes.settings().stream()
                    .filter(each -> each.kind() == Kind.LOG_LEVEL)
                    .forEach(each -> wishedLevels.put(each.target(), each.value()));
            levels.apply(wishedLevels);
            wishes.requests().forEach(this::take);
            if (looks++ % LOOKS_BETWEEN_REPORTS == 0) {
                report.run();
            }
        } catch (RuntimeException later) {
            LOG.debug("What operators wish for cannot be told now", later);
        }
    }

    private Set<String> yielded(List<Setting> settings) {
        yieldedSince.keySet().retainAll(settings);
        return targets(settings, each -> each.kind() == Kind.YIELDED && isRecent(each));
    }

    private static Set<String> paused(List<Setting> settings) {
        return targets(settings, each -> each.kind() == Kind.PAUSED);
    }

    private static Set<String> targets(List<Setting> settings, Predicate<Setting> which) {
        return settings.stream().filter(which).map(Setting::target).collect(Collectors.toSet());
    }

    // In a thread of its own: who goes on takes in what it missed first. The last wish counts.
    private void pauseOnly(Set<String> wished) {
        if (toPause.getAndSet(wished) == null) {
            pausing.execute(() -> {
                try {
                    pauses.accept(toPause.getAndSet(null));
                } catch (RuntimeException later) {
                    LOG.warn("What was paused cannot go on now: {}", later.toString());
                }
            });
        }
    }

    // By this node's own count, so that no clock decides.
    private boolean isRecent(Setting yielded) {
        long now = System.nanoTime();
        return now - yieldedSince.computeIfAbsent(yielded, unseen -> now) < LONGEST_SWITCH.toNanos();
    }

    private void take(Request request) {
        actions.stream()
                .filter(each -> each.kind() == request.kind() && each.canRun(request.target()))
                .filter(each -> store.claim(request, self.id()))
                .findFirst()
                .ifPresent(action -> working.execute(() -> run(action, request)));
    }

    private void run(OperatorAction action, Request request) {
        try {
            store.end(request, State.DONE, action.run(request.target()));
        } catch (RuntimeException failed) {
            LOG.warn("{} {} failed: {}", request.kind(), request.target(), failed.toString());
            store.end(request, State.FAILED, String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public synchronized void stop() {
        looking.shutdownNow();
        working.shutdownNow();
        pausing.shutdownNow();
        looking = null;
        try {
            leave.run();
        } catch (RuntimeException unreachable) {
            LOG.debug("The store cannot be told that this node goes", unreachable);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }
}
