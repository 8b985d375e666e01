package com.mdmc.crm.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * HTTP firewall that takes a path in one spelling only. Beyond Spring's checks it refuses escapes of what needs none
 * ({@code %61pi}), escapes that are no UTF-8 (overlong forms among them), and headers with control characters at once
 * instead of when they are read.
 */
final class CanonicalPathFirewall extends StrictHttpFirewall {
    private static final int ESCAPE_LENGTH = 3;

    CanonicalPathFirewall() {
        setAllowedHttpMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"));
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) throws RequestRejectedException {
        requireOneSpelling(request.getRequestURI());
        FirewalledRequest firewalled = super.getFirewalledRequest(request);
        Collections.list(firewalled.getHeaderNames()).forEach(name -> Collections.list(firewalled.getHeaders(name)));
        return firewalled;
    }

    private static void requireOneSpelling(String path) {
        ByteBuffer escaped = ByteBuffer.allocate(path.length());
        for (int at = 0; at < path.length(); at++) {
            char next = path.charAt(at);
            if (next < ' ' || next > '~') {
                throw new RequestRejectedException("a path with a character that must be escaped");
            }
            if (next == '%') {
                escaped.put(escape(path, at));
                at += ESCAPE_LENGTH - 1;
            } else {
                escaped.put((byte) next);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(escaped.flip());
        } catch (CharacterCodingException malformed) {
            throw new RequestRejectedException("a path whose escapes are no UTF-8");
        }
    }

    private static byte escape(String path, int at) {
        int value;
        try {
            value = Integer.parseInt(path.substring(at + 1, at + ESCAPE_LENGTH), 16);
        } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
            throw new RequestRejectedException("a path with half an escape");
        }
        if (value < ' ' || isUnreserved(value)) {
            throw new RequestRejectedException("a path with an escape of what needs none");
        }
        return (byte) value;
    }

    private static boolean isUnreserved(int value) {
        return value >= 'a' && value <= 'z'
                || value >= 'A' && value <= 'Z'
                || value >= '0' && value <= '9'
                || "-._~/\\".indexOf(value) >= 0;
    }
}
