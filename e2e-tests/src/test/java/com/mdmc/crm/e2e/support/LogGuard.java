package com.mdmc.crm.e2e.support;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reads along what a whole test run writes to its console, and fails the class during which a token, a password or a
 * person's address appears in it. Registered for all tests ({@code META-INF/services}).
 */
public final class LogGuard implements BeforeAllCallback, AfterAllCallback {
    private static final Pattern SECRET = Pattern.compile(
            // Session, refresh, API and link tokens.
            "[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"
                    // Passwords of the administrator and of staff, and addresses of leads and staff.
                    + "|une phrase de passe|password of |\\w@(exemple\\.fr|example\\.com|mdmc\\.example)");

    // Test runs ask for links on the console, which nothing else does.
    private static final String LINKS = "link.MailConfiguration";

    private static final Queue<String> FINDINGS = new ConcurrentLinkedQueue<>();
    private static boolean isOn;

    @Override
    public void beforeAll(ExtensionContext context) {
        installOnce();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        String first = FINDINGS.poll();
        if (first != null) {
            FINDINGS.clear();
            throw new AssertionError("the console tells what it should not: " + first);
        }
    }

    private static synchronized void installOnce() {
        if (!isOn) {
            isOn = true;
            System.setOut(new PrintStream(new Reading(System.out), true, StandardCharsets.UTF_8));
        }
    }

    /** Whether a line of the log may not be there. */
    static boolean isForbidden(String line) {
        return !line.contains(LINKS) && SECRET.matcher(line).find();
    }

    /** Hands everything on, and looks at each line once it is complete. */
    private static final class Reading extends OutputStream {
        private final PrintStream console;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Reading(PrintStream console) {
            this.console = console;
        }

        @Override
        public synchronized void write(int value) {
            console.write(value);
            if (value == '\n') {
                end();
            } else {
                line.write(value);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            console.write(bytes, offset, length);
            for (int at = offset; at < offset + length; at++) {
                if (bytes[at] == '\n') {
                    end();
                } else {
                    line.write(bytes[at]);
                }
            }
        }

        private void end() {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (isForbidden(text)) {
                FINDINGS.add(text);
            }
        }

        @Override
        public void flush() {
            console.flush();
        }
    }
}
