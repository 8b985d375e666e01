package com.mdmc.crm.e2e.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** HTTP as bytes: requests that no well-behaved client would send. */
public final class RawHttp {
    private static final int LONGEST_WAIT_MILLIS = 60_000;

    private RawHttp() {}

    /** An answer as it came; all of it is header and text. */
    public record RawAnswer(int status, String text) {

        public boolean isProblem() {
            return text.contains("Content-Type: application/problem+json");
        }
    }

    /**
     * Sends a request line and headers, and reads until the server closes.
     *
     * @param head lines without the last empty one; a character is a byte
     */
    public static RawAnswer send(String url, String head, String body) {
        URI server = URI.create(url);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.getOutputStream()
                    .write((head + "\r\nHost: crm\r\nConnection: close\r\n\r\n" + body).getBytes(ISO_8859_1));
            String text = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            return new RawAnswer(Integer.parseInt(text.substring(9, 12)), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The status line of an answer that may never end. */
    public static String firstLine(String url, String head) {
        URI server = URI.create(url);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.getOutputStream().write((head + "\r\nHost: crm\r\n\r\n").getBytes(ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
