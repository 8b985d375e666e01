package com.mdmc.crm.query.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Non-blocking connection to one client. Output that the client is not ready for is buffered; the container calls back
 * when it can be written.
 */
final class SseConnection implements WriteListener {
    private static final int ROOM = 64 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable drained;
    private final Deque<byte[]> pending = new ArrayDeque<>();
    private int pendingBytes;
    private boolean ready;
    private boolean unflushed;
    private long movedAt = System.nanoTime();
    private volatile boolean closed;

    /** @param drained called when there is room again */
    SseConnection(AsyncContext context, Runnable drained) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.drained = drained;
    }

    void open() {
        out.setWriteListener(this);
    }

    /** Whether more may be offered. */
    synchronized boolean hasRoom() {
        return !closed && pendingBytes < ROOM;
    }

    /** Whether something has waited for the client since before a moment of {@link System#nanoTime}. */
    synchronized boolean isStalledSince(long nanos) {
        return (!pending.isEmpty() || unflushed) && movedAt - nanos < 0;
    }

    boolean isClosed() {
        return closed;
    }

    synchronized void offer(String text) {
        if (!closed) {
            if (pending.isEmpty()) {
                movedAt = System.nanoTime();
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            pending.add(bytes);
            pendingBytes += bytes.length;
            drain();
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            ready = true;
            drain();
        }
        drained.run();
    }

    @Override
    public void onError(Throwable gone) {
        close();
    }

    private void drain() {
        try {
            while (ready && !closed && (unflushed || !pending.isEmpty())) {
                // Once it says no, the container calls onWritePossible.
                ready = out.isReady();
                if (ready) {
                    write();
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    private void write() throws IOException {
        byte[] next = pending.poll();
        if (next == null) {
            out.flush();
            unflushed = false;
        } else {
            out.write(next);
            pendingBytes -= next.length;
            unflushed = true;
        }
        movedAt = System.nanoTime();
    }

    /** Ends the answer; what was not written yet is lost. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            pending.clear();
        }
        try {
            context.complete();
        } catch (IllegalStateException alreadyOver) {
            // the container ended it first
        }
    }
}
