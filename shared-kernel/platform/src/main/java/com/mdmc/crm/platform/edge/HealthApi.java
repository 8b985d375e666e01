package com.mdmc.crm.platform.edge;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health on the public port, for load balancers; every other management endpoint is on the management port alone. */
@RestController
@Hidden
@RequestMapping(path = "/actuator/health", produces = MediaType.APPLICATION_JSON_VALUE)
class HealthApi {
    private final HealthEndpointWebExtension health;

    HealthApi(HealthEndpointWebExtension health) {
        this.health = health;
    }

    @GetMapping
    ResponseEntity<?> all() {
        return withoutDetails(answer());
    }

    @GetMapping("/liveness")
    ResponseEntity<?> liveness() {
        return withoutDetails(answer("liveness"));
    }

    /** What keeps the program from its work is no secret. */
    @GetMapping("/readiness")
    ResponseEntity<HealthDescriptor> readiness() {
        return answer("readiness");
    }

    private static ResponseEntity<?> withoutDetails(ResponseEntity<HealthDescriptor> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .body(Map.of("status", answer.getBody().getStatus().getCode()));
    }

    private ResponseEntity<HealthDescriptor> answer(String... group) {
        WebEndpointResponse<HealthDescriptor> answer =
                health.health(ApiVersion.LATEST, WebServerNamespace.SERVER, SecurityContext.NONE, false, group);
        return ResponseEntity.status(answer.getStatus()).body(answer.getBody());
    }
}
