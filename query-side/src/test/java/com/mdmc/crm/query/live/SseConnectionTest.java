package com.mdmc.crm.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client that does not read holds up nobody and is found out. */
class SseConnectionTest {
    private final AsyncContext context = mock(AsyncContext.class);
    private final Line line = new Line();

    private SseConnection opened() throws IOException {
        ServletResponse response = mock(ServletResponse.class);
        when(context.getResponse()).thenReturn(response);
        when(response.getOutputStream()).thenReturn(line);
        SseConnection outlet = new SseConnection(context, () -> {});
        outlet.open();
        return outlet;
    }

    @Test
    void nothingIsWrittenBeforeTheContainerIsReady() throws IOException {
        SseConnection outlet = opened();
        outlet.offer("one");
        assertThat(line.text).isEmpty();
        outlet.onWritePossible();
        assertThat(line.text).hasToString("one");
    }

    @Test
    void whatTheClientIsNotReadyForIsKeptInOrder() throws IOException {
        SseConnection outlet = opened();
        outlet.onWritePossible();
        line.ready = false;
        outlet.offer("one");
        outlet.offer("two");
        assertThat(line.text).isEmpty();
        line.ready = true;
        outlet.onWritePossible();
        assertThat(line.text).hasToString("onetwo");
    }

    @Test
    void aClientThatDoesNotReadRunsOutOfRoomAndOfTime() throws IOException {
        SseConnection outlet = opened();
        outlet.onWritePossible();
        assertThat(outlet.isStalledSince(System.nanoTime() + 1_000_000_000)).isFalse();
        line.ready = false;
        while (outlet.hasRoom()) {
            outlet.offer("x".repeat(1_000));
        }
        assertThat(outlet.isStalledSince(System.nanoTime() + 1_000_000_000)).isTrue();
        assertThat(outlet.isStalledSince(System.nanoTime() - 60_000_000_000L)).isFalse();
    }

    @Test
    void aBrokenLineEndsTheAnswer() throws IOException {
        SseConnection outlet = opened();
        outlet.onWritePossible();
        line.broken = true;
        outlet.offer("one");
        assertThat(outlet.isClosed()).isTrue();
        verify(context).complete();
    }

    private static final class Line extends ServletOutputStream {
        private final StringBuilder text = new StringBuilder();
        private boolean ready = true;
        private boolean broken;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // the test calls back itself
        }

        @Override
        public void write(int one) {
            text.append((char) one);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (broken) {
                throw new IOException("gone");
            }
            text.append(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
