package com.mdmc.crm.query.export;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Output that gives a slow reader up: what is written waits for the reader for half a minute, or as long as a rate is kept. */
final class PacedOutput extends FilterOutputStream {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final long BYTES_A_SECOND = 50_000;

    private final LongSupplier nanos;
    private long waited;
    private long written;

    PacedOutput(OutputStream out, LongSupplier nanos) {
        super(out);
        this.nanos = nanos;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        long begun = nanos.getAsLong();
        out.write(bytes, offset, length);
        waited += nanos.getAsLong() - begun;
        written += length;
        if (waited > Math.max(PATIENCE, written * (TimeUnit.SECONDS.toNanos(1) / BYTES_A_SECOND))) {
            throw new EOFException("the reader was waited for long enough");
        }
    }
}
