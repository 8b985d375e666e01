package com.mdmc.crm.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Client address of a request; {@code X-Forwarded-For} counts only if a trusted proxy sent it. */
public final class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private final List<AddressRange> trustedProxies;

    /** @param trustedProxies addresses or ranges such as {@code 10.0.0.0/8}; none by default */
    public ClientAddresses(List<String> trustedProxies) {
        this.trustedProxies = trustedProxies.stream()
                .map(String::strip)
                .map(AddressRange::parse)
                .toList();
    }

    /** The nearest address that is not a trusted proxy. */
    public String of(HttpServletRequest request) {
        String nearest = request.getRemoteAddr();
        for (String hop : hopsNearestFirst(request)) {
            if (!isTrusted(nearest) || !AddressRange.isAddress(hop)) {
                return nearest;
            }
            nearest = hop;
        }
        return nearest;
    }

    /** Whether the client speaks TLS, to this server or to a trusted proxy in front of it. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure()
                || isTrusted(request.getRemoteAddr()) && "https".equals(request.getHeader("X-Forwarded-Proto"));
    }

    /** Whether an address is a trusted proxy's. */
    public boolean isTrusted(String address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> hopsNearestFirst(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders(FORWARDED_FOR))) {
            Arrays.stream(header.split(",")).map(String::strip).forEach(hops::add);
        }
        Collections.reverse(hops);
        return hops;
    }
}
