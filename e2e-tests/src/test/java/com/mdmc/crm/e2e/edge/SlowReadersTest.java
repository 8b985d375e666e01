package com.mdmc.crm.e2e.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Callers who ask and then do not read what they are sent, against a program with 64 threads. {@code
 * -Dcrm.slow.connections=300} is the full size, {@code -Dcrm.slow.p99=500} how many milliseconds others wait at most where
 * nobody else shares the machine.
 */
class SlowReadersTest {
    private static final int CONNECTIONS = Integer.getInteger("crm.slow.connections", 100);
    private static final int CALLS = 100;
    private static final int STREAMS_OF_ONE = 10;
    private static final long LONGEST_P99_MILLIS = Long.getLong("crm.slow.p99", 10_000);
    // Smaller than any answer that is asked for here.
    private static final int WINDOW = 2_048;

    private final CrmClient admin = Staff.admin();
    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void streamsThatNobodyReadsKeepNobodyWaiting() throws IOException {
        CrmClient listener = null;
        for (int each = 0; each < CONNECTIONS; each++) {
            if (each % STREAMS_OF_ONE == 0) {
                listener = Staff.hired("agent", "denis").logIn();
            }
            ask("/api/stream", listener.token());
        }
        for (int change = 0; change < 20; change++) {
            LeadForms.captured(admin);
        }
        assertOthersAreAnswered("streams");
    }

    @Test
    void answersThatOneCallerDoesNotReadKeepNobodyElseWaiting() throws IOException {
        String token = Staff.hired("agent", "denis").logIn().token();
        for (int each = 0; each < CONNECTIONS; each++) {
            ask("/v3/api-docs", token);
        }
        assertOthersAreAnswered("answers");
        close();
        // Whoever hangs up has the threads back.
        Eventually.that(
                () -> RunningCrm.shared()
                        .stranger()
                        .withToken(token)
                        .get("/api/directory")
                        .status(),
                status -> status == 200);
    }

    private void ask(String path, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(WINDOW);
        socket.connect(
                new InetSocketAddress("127.0.0.1", RunningCrm.shared().server().port()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: crm\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
        slow.add(socket);
    }

    private void assertOthersAreAnswered(String what) {
        Histogram micros = new Histogram(3);
        for (int call = 0; call < CALLS; call++) {
            long begun = System.nanoTime();
            admin.get("/api/me").expect(200);
            micros.recordValue((System.nanoTime() - begun) / 1_000);
        }
        long p99 = micros.getValueAtPercentile(99) / 1_000;
        System.out.printf("%d %s that are not read: p99 of others %d ms%n", slow.size(), what, p99);
        assertThat(p99).as("milliseconds").isLessThan(LONGEST_P99_MILLIS);
    }
}
