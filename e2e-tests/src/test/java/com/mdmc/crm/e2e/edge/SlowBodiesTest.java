package com.mdmc.crm.e2e.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * Senders that announce a body and let it trickle, against a program with 64 threads. {@code -Dcrm.slow.connections} sets
 * how many, {@code -Dcrm.slow.p99=500} how many milliseconds others wait at most where nobody else shares the machine:
 * behind senders who hold all threads they would wait for 20 seconds again and again.
 */
class SlowBodiesTest {
    private static final int CONNECTIONS = Integer.getInteger("crm.slow.connections", 300);
    private static final int CALLS = 300;
    private static final int LONGEST_LIFE_MILLIS = 60_000;
    private static final long LONGEST_P99_MILLIS = Long.getLong("crm.slow.p99", 10_000);

    private static final String HEAD = "POST /api/auth/login HTTP/1.1\r\nHost: crm\r\n"
            + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{";

    @Test
    void othersDoNotWaitForThem() throws IOException, InterruptedException {
        CrmClient admin = RunningCrm.shared().admin();
        admin.get("/api/me").expect(200);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int each = 0; each < CONNECTIONS; each++) {
                slow.add(begun());
            }
            Histogram micros = new Histogram(3);
            for (int call = 0; call < CALLS; call++) {
                long begun = System.nanoTime();
                admin.get("/api/me").expect(200);
                micros.recordValue((System.nanoTime() - begun) / 1_000);
                if (call % 100 == 0) {
                    slow.forEach(SlowBodiesTest::trickle);
                }
            }
            long p99 = micros.getValueAtPercentile(99) / 1_000;
            System.out.printf("%d slow bodies: p99 of others %d ms%n", CONNECTIONS, p99);
            assertThat(p99).as("milliseconds").isLessThan(LONGEST_P99_MILLIS);
            assertThat(slow).as("connections dropped in time").allMatch(SlowBodiesTest::isClosed);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyOfTwoPacketsIsNoSlowOne() throws IOException, InterruptedException {
        try (Socket socket = begun()) {
            Thread.sleep(300);
            socket.getOutputStream()
                    .write(("\"email\":\"a@b.fr\",\"password\":\"x\"}" + " ".repeat(467)).getBytes(ISO_8859_1));
            byte[] answer = new byte[12];
            socket.getInputStream().readNBytes(answer, 0, answer.length);
            assertThat(new String(answer, ISO_8859_1)).isEqualTo("HTTP/1.1 401");
        }
    }

    private static Socket begun() throws IOException {
        URI server = URI.create(RunningCrm.shared().server().url());
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(LONGEST_LIFE_MILLIS);
        socket.getOutputStream().write(HEAD.getBytes(ISO_8859_1));
        return socket;
    }

    private static void trickle(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException dropped) {
            // That is what is asked of the server.
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException reset) {
            return !(reset instanceof java.net.SocketTimeoutException);
        }
    }
}
