package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/** The headers of answers that clients work with: positions, versions, places, repetition. */
final class ResponseHeaders implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap()
                        .forEach((method, operation) -> operation
                                .getResponses()
                                .forEach((status, answer) -> add(status, answer, method == PathItem.HttpMethod.GET))));
    }

    private static void add(String status, ApiResponse answer, boolean isRead) {
        if (!status.startsWith("2")) {
            return;
        }
        add(answer, "X-Position", "integer", "La position du registre que la réponse reflète");
        if (isRead) {
            add(
                    answer,
                    HttpHeaders.ETAG,
                    "string",
                    "La version d’une ressource seule, sinon l’empreinte de la réponse ; pour If-None-Match");
        } else {
            add(answer, HttpHeaders.ETAG, "string", "La version après la commande");
            add(answer, "Idempotency-Replayed", "string", "« true » pour une réponse rendue une seconde fois");
        }
        if (status.equals("201")) {
            add(answer, HttpHeaders.LOCATION, "string", "Où la ressource créée se lit");
        }
    }

    private static void add(ApiResponse answer, String name, String type, String description) {
        answer.addHeaderObject(name, new Header().description(description).schema(new JsonSchema().typesItem(type)));
    }
}
