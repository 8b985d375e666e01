package com.mdmc.crm.query.live;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Executor of one task on request: never twice at the same time, and at least once after the last request. */
final class SerialExecutor {
    private final Executor executor;
    private final Runnable work;
    private final AtomicInteger requests = new AtomicInteger();

    SerialExecutor(Executor executor, Runnable work) {
        this.executor = executor;
        this.work = work;
    }

    void request() {
        if (requests.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int seen = requests.get();
        try {
            work.run();
        } finally {
            if (requests.addAndGet(-seen) > 0) {
                executor.execute(this::run);
            }
        }
    }
}
