package com.mdmc.crm.platform.edge;

import com.mdmc.crm.platform.http.ClientAddresses;
import com.mdmc.crm.platform.http.ProblemWriter;
import java.time.Duration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Security headers: nosniff, no framing, no referrer, {@code Cache-Control: no-store} unless an answer says otherwise,
 * and HSTS where TLS is spoken. Answers of the API may load nothing; pages may load what this server serves.
 */
final class SecurityHeaders {
    private static final String CSP = "Content-Security-Policy";
    private static final String OWN =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'; form-action 'self'";
    private static final RequestMatcher PAGES = PathPatternRequestMatcher.pathPattern("/swagger-ui/**");

    private SecurityHeaders() {}

    static void apply(HttpSecurity http, ClientAddresses addresses) throws Exception {
        http.headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(addresses::isSecure)
                        .maxAgeInSeconds(Duration.ofDays(365).toSeconds())
                        .includeSubDomains(false))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(PAGES, new StaticHeadersWriter(CSP, OWN)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(PAGES), new StaticHeadersWriter(CSP, ProblemWriter.LOADS_NOTHING))));
    }
}
