package com.mdmc.crm.e2e.leads;

import com.mdmc.crm.standalone.CrmClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a listener to live updates is told who resumes from a position long ago. */
final class LiveBacklog {
    private static final int PATIENCE_MILLIS = 60_000;

    private LiveBacklog() {}

    /** @param to a position that the listener is told of */
    static String between(int port, CrmClient crm, long from, long to) {
        StringBuilder told = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(("GET /api/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                                    + "Authorization: Bearer " + crm.token() + "\r\nLast-Event-ID: " + from
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.append(line).append('\n');
                if (line.startsWith("data: ") && told.indexOf("id: " + to + "\n") >= 0) {
                    return told.toString();
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(told.toString(), broken);
        }
        throw new AssertionError("the stream ended before " + to + ": " + told);
    }
}
