package com.mdmc.crm.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * HTTP firewall that takes a path in one spelling only. Beyond Spring's checks it refuses escapes of what needs none
 * ({@code %61pi}), escapes that are no UTF-8 (overlong forms among them), in the query as well, content types that say
 * nothing, and headers with control characters at once instead of when they are read.
 */
final class CanonicalPathFirewall extends StrictHttpFirewall {
    private static final int ESCAPE_LENGTH = 3;

    CanonicalPathFirewall() {
        setAllowedHttpMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) throws RequestRejectedException {
        requireOneSpelling(request.getRequestURI());
        requireUtf8(request.getQueryString());
        requireReadable(request.getContentType());
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
        requireUtf8(escaped.flip());
    }

    // Values of parameters may be escaped as one likes.
    private static void requireUtf8(String query) {
        if (query != null) {
            ByteBuffer escaped = ByteBuffer.allocate(query.length());
            for (int at = 0; at < query.length(); at++) {
                if (query.charAt(at) == '%') {
                    escaped.put((byte) value(query, at));
                    at += ESCAPE_LENGTH - 1;
                } else {
                    escaped.put((byte) query.charAt(at));
                }
            }
            requireUtf8(escaped.flip());
        }
    }

    private static void requireUtf8(ByteBuffer text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(text);
        } catch (CharacterCodingException malformed) {
            throw new RequestRejectedException("escapes that are no UTF-8");
        }
    }

    private static void requireReadable(String contentType) {
        if (contentType != null && isUnreadable(contentType)) {
            throw new RequestRejectedException("a content type that tells nothing");
        }
    }

    private static boolean isUnreadable(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            String boundary = type.getParameter("boundary");
            return !type.isConcrete() || type.getType().equals("multipart") && (boundary == null || boundary.isEmpty());
        } catch (InvalidMediaTypeException unknown) {
            // Answered as a type that is not supported, where a body is read at all.
            return false;
        }
    }

    private static byte escape(String path, int at) {
        int value = value(path, at);
        if (value < ' ' || isUnreserved(value)) {
            throw new RequestRejectedException("a path with an escape of what needs none");
        }
        return (byte) value;
    }

    private static int value(String text, int at) {
        try {
            return HexFormat.fromHexDigits(text, at + 1, at + ESCAPE_LENGTH);
        } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
            throw new RequestRejectedException("half an escape");
        }
    }

    private static boolean isUnreserved(int value) {
        return value >= 'a' && value <= 'z'
                || value >= 'A' && value <= 'Z'
                || value >= '0' && value <= '9'
                || "-._~/\\".indexOf(value) >= 0;
    }
}
