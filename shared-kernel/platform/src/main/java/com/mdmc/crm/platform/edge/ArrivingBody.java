package com.mdmc.crm.platform.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A request body while it arrives: how much is there, and whether it comes fast enough. */
final class ArrivingBody implements ApplicationBufferHandler {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    // A large body may take longer than the deadline as long as it keeps this rate.
    private static final long BYTES_A_SECOND = 50_000;

    private final Request request;
    private final long most;
    private final long begun = System.nanoTime();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ByteBuffer chunk;

    /** Thrown for a body larger than it may be. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Thrown for a body that did not come in time. */
    static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    ArrivingBody(Request request, long most) {
        this.request = request;
        this.most = most;
    }

    /** Whether the sender said how long it is; the end of any other is known only when it comes. */
    boolean isAnnounced() {
        return request.getContentLengthLong() >= 0;
    }

    /** Takes in what is there already of an announced body, without waiting; true if that is all of it. */
    boolean takeWhatIsThere() throws IOException {
        long announced = request.getContentLengthLong();
        while (bytes.size() < announced && isSomethingThere()) {
            take();
        }
        return bytes.size() >= announced;
    }

    /** Waits for the rest; a single wait is bounded by the connector's upload time-out. */
    void takeTheRest() throws IOException {
        while (take()) {
            requireRate(bytes.size());
        }
    }

    private void requireRate(long arrived) throws TooSlowException {
        long allowed = Math.max(DEADLINE.toNanos(), TimeUnit.SECONDS.toNanos(1) / BYTES_A_SECOND * arrived);
        if (System.nanoTime() - begun > allowed) {
            throw new TooSlowException();
        }
    }

    /** Reads the rest in the same time, and keeps none of it. */
    void discard() throws IOException {
        long discarded = 0;
        while (discarded < most && request.doRead(this) >= 0) {
            discarded += chunk.remaining();
            requireRate(discarded);
        }
    }

    /** All of it. */
    byte[] all() {
        return bytes.toByteArray();
    }

    /** Whether what arrived is well-formed UTF-8. */
    boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private boolean isSomethingThere() {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    private boolean take() throws IOException {
        if (request.doRead(this) < 0) {
            return false;
        }
        byte[] taken = new byte[chunk.remaining()];
        chunk.get(taken);
        bytes.write(taken);
        if (bytes.size() > most) {
            throw new TooLargeException();
        }
        return true;
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        chunk = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return chunk;
    }

    @Override
    public void expand(int size) {
        // The connector hands its own buffer over.
    }
}
