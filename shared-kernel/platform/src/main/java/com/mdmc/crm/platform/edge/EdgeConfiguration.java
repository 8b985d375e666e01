package com.mdmc.crm.platform.edge;

import com.mdmc.crm.platform.http.ClientAddresses;
import com.mdmc.crm.platform.http.ProblemWriter;
import com.mdmc.crm.platform.http.RequestOrigin;
import com.mdmc.crm.platform.http.openapi.OpenOperations;
import com.mdmc.crm.platform.security.BearerSessions;
import com.mdmc.crm.platform.security.EventThrottle;
import com.mdmc.crm.platform.security.StreamTickets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;

/** Spring Security for both sides: deny by default, and a table of what is not denied. */
@Configuration(proxyBeanMethods = false)
@Import({HealthApi.class, ErrorDispatchApi.class})
public class EdgeConfiguration {
    private static final int LONGEST_SILENCE_MILLIS = 5_000;

    // Of 80 (server.tomcat.threads.max): the others are for callers from elsewhere.
    private static final int MOST_THREADS_OF_ADDRESS = 64;

    /** What both sides serve beside the API. */
    @Bean
    RouteTable platformRoutes(@Value("${crm.api-docs.open:false}") boolean isDocumentOpen) {
        RouteTable own = RouteTable.read("routes/platform.txt");
        RouteTable documents = RouteTable.read(isDocumentOpen ? "routes/documents-open.txt" : "routes/documents.txt");
        return RouteTable.of(List.of(own, documents).stream());
    }

    @Bean
    OpenOperations openOperations(ObjectProvider<RouteTable> tables) {
        return RouteTable.of(tables.orderedStream())::isOpen;
    }

    /** Ahead of Spring Security, because Tomcat reads a body to its end whatever was answered. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesInTime(
            ProblemWriter problems,
            ClientAddresses addresses,
            @Value("${crm.limits.connections-by-address}") int mostConnections) {
        return tomcat -> {
            tomcat.setProtocol(FairProtocol.class.getName());
            tomcat.addEngineValves(new RequestBodyValve(problems, addresses));
            tomcat.addConnectorCustomizers(connector -> {
                // Without a limit: beyond it Tomcat fails. That of the header's length holds anyway.
                connector.setMaxLocaleCount(-1);
                if (connector.getProtocolHandler() instanceof FairProtocol http) {
                    http.shares(mostConnections, MOST_THREADS_OF_ADDRESS, addresses::isTrusted);
                    http.setDisableUploadTimeout(false);
                    http.setConnectionUploadTimeout(LONGEST_SILENCE_MILLIS);
                }
            });
        };
    }

    @Bean
    HttpFirewall httpFirewall() {
        return new CanonicalPathFirewall();
    }

    @Bean
    DeniedRequests deniedRequests(ObjectProvider<RouteTable> tables, ProblemWriter problems) {
        return new DeniedRequests(RouteTable.of(tables.orderedStream()), problems);
    }

    /** The management port: reached through its address alone, which is the loopback one unless it is set. */
    @Bean
    @Order(1)
    SecurityFilterChain managementChain(HttpSecurity http, DeniedRequests denied) throws Exception {
        http.securityMatcher(EndpointRequest.toAnyEndpoint());
        withoutSessions(http, denied);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The API: its routes, and nothing else. */
    @Bean
    @Order(2)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            ObjectProvider<RouteTable> tables,
            ObjectProvider<PublicOrigins> publicOrigins,
            DeniedRequests denied,
            BearerSessions sessions,
            StreamTickets tickets,
            RequestOrigin origins,
            ProblemWriter problems,
            ClientAddresses addresses,
            Clock clock,
            @Value("${crm.limits.token-burst:200}") long tokenBurst,
            @Value("${crm.limits.token-requests-a-second:20}") long tokenRate,
            @Value("${crm.cors-origins:}") List<String> origin)
            throws Exception {
        withoutSessions(http, denied);
        EventThrottle rate = new EventThrottle(tokenBurst, Duration.ofSeconds(1).dividedBy(tokenRate), clock);
        SecurityHeaders.apply(http, addresses);
        return http.addFilter(new CrossOrigins(origin, publicOrigins.stream().toList()).filter(problems))
                .addFilterBefore(
                        new BearerAuthenticationFilter(sessions, tickets, origins, problems, rate),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> authorize(requests, RouteTable.of(tables.orderedStream())))
                .build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            RouteTable table) {
        // The second dispatch of a request that was authorized at its first.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll();
        for (Route route : table.routes()) {
            var matched = requests.requestMatchers(route::matches);
            switch (route.access()) {
                case OPEN -> matched.permitAll();
                case BEARER -> matched.authenticated();
                case SESSION -> matched.access((caller, request) -> new AuthorizationDecision(isPerson(caller.get())));
            }
        }
        requests.requestMatchers(request -> isQuestionAboutMethods(request, table))
                .authenticated();
        requests.anyRequest().denyAll();
    }

    private static boolean isPerson(Authentication caller) {
        return caller instanceof ActorAuthentication known
                && !known.getPrincipal().isToken();
    }

    private static boolean isQuestionAboutMethods(HttpServletRequest request, RouteTable table) {
        return request.getMethod().equals("OPTIONS") && !table.methods(request).isEmpty();
    }

    private static void withoutSessions(HttpSecurity http, DeniedRequests denied) throws Exception {
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Tokens come in a header that no browser adds by itself.
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(denied).accessDeniedHandler(denied));
    }
}
