package com.mdmc.crm.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A reader is waited for half a minute in all, and longer only at 50 kB a second. */
class PacedOutputTest {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private long now;
    private long secondsAWrite;

    private final PacedOutput out = new PacedOutput(
            new OutputStream() {
                @Override
                public void write(int value) {
                    throw new IllegalStateException("never byte by byte");
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    now += TimeUnit.SECONDS.toNanos(secondsAWrite);
                    read.write(bytes, offset, length);
                }
            },
            () -> now);

    @Test
    void aReaderWhoDawdlesIsGivenUp() throws IOException {
        secondsAWrite = 10;
        for (int each = 0; each < 3; each++) {
            out.write(new byte[8_192], 0, 8_192);
        }
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(EOFException.class);
    }

    @Test
    void aLongAnswerMayTakeLongAtThatRate() throws IOException {
        secondsAWrite = 10;
        for (int each = 0; each < 20; each++) {
            out.write(new byte[500_000], 0, 500_000);
        }
        assertThat(read.size()).isEqualTo(10_000_000);
    }

    /** What it takes to find the rows is not the reader's fault. */
    @Test
    void timeBetweenWritesDoesNotCount() throws IOException {
        for (int each = 0; each < 5; each++) {
            now += TimeUnit.MINUTES.toNanos(1);
            out.write(1);
        }
        assertThat(read.size()).isEqualTo(5);
    }
}
