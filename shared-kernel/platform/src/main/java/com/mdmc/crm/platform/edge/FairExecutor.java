package com.mdmc.crm.platform.edge;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Fair scheduler: lends one owner so many threads of a pool at most; the rest of an owner's work waits in order. */
final class FairExecutor implements Executor {
    private final Supplier<Executor> threads;
    private final int mostOfOne;
    private final Map<String, Share> shares = new HashMap<>();

    FairExecutor(Supplier<Executor> threads, int mostOfOne) {
        this.threads = threads;
        this.mostOfOne = mostOfOne;
    }

    /** Work for somebody. */
    interface Owned {
        /** Whom it is for; {@code null} for work that is not limited. */
        String owner();
    }

    private static final class Share {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    @Override
    public void execute(Runnable work) {
        String owner = work instanceof Owned owned ? owned.owner() : null;
        if (owner == null) {
            threads.get().execute(work);
        } else if (mayRun(work, owner)) {
            run(work, owner);
        }
    }

    private synchronized boolean mayRun(Runnable work, String owner) {
        Share share = shares.computeIfAbsent(owner, key -> new Share());
        if (share.running == mostOfOne) {
            share.waiting.add(work);
            return false;
        }
        share.running++;
        return true;
    }

    private void run(Runnable work, String owner) {
        try {
            threads.get().execute(() -> {
                try {
                    work.run();
                } finally {
                    runNext(owner);
                }
            });
        } catch (RuntimeException refused) {
            runNext(owner);
            throw refused;
        }
    }

    private void runNext(String owner) {
        Runnable next = next(owner);
        if (next != null) {
            run(next, owner);
        }
    }

    private synchronized Runnable next(String owner) {
        Share share = shares.get(owner);
        Runnable next = share.waiting.poll();
        if (next == null && --share.running == 0) {
            shares.remove(owner);
        }
        return next;
    }
}
