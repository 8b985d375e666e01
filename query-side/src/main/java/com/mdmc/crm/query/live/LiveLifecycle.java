package com.mdmc.crm.query.live;

import org.springframework.context.SmartLifecycle;

/** Closes all streams on shutdown, before the web server waits for open requests; they would not end by themselves. */
final class LiveLifecycle implements SmartLifecycle {
    private final LiveStreams streams;
    private final SessionWatch watch;
    private volatile boolean running;

    LiveLifecycle(LiveStreams streams, SessionWatch watch) {
        this.streams = streams;
        this.watch = watch;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        watch.close();
        streams.closeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
