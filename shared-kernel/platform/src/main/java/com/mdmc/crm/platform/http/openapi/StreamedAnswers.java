package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Answers that controllers write themselves, so that springdoc does not see their form: exports, replays, live changes. */
final class StreamedAnswers implements GlobalOpenApiCustomizer {
    private static final String CSV =
            "Tableau : UTF-8 avec BOM, une ligne d’en-tête, « ; » et virgule décimale en français, « , » et point en anglais";
    private static final String NDJSON = "Un document JSON par ligne, comme dans la liste";
    private static final String STATES =
            "Un document JSON par ligne et par événement : {position, index, at, type, state}";
    private static final String EVENTS =
            "Événements SSE. « id » : la position du registre, à rendre dans Last-Event-ID pour reprendre sans perte. « data » : "
                    + "{position, time, changes: [{resource, id, type, version, visible}]} ; visible est false quand "
                    + "l’objet n’est plus à voir. Une ligne de commentaire toutes les 15 s tient la connexion ouverte.";

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().forEach(StreamedAnswers::describe);
        document.getComponents().getSchemas().remove("StreamingResponseBody");
    }

    private static void describe(String path, PathItem item) {
        Operation read = item.getGet();
        if (read == null) {
            return;
        }
        ApiResponse answer = read.getResponses().get("200");
        if (path.endsWith("/export")) {
            answer.setContent(text("text/csv", CSV).addMediaType("application/x-ndjson", media(NDJSON)));
        } else if (path.startsWith("/api/history/replay")) {
            answer.setContent(text("application/x-ndjson", STATES));
        } else if (path.equals("/api/stream")) {
            answer.setContent(text("text/event-stream", EVENTS));
        }
    }

    private static Content text(String type, String description) {
        return new Content().addMediaType(type, media(description));
    }

    private static MediaType media(String description) {
        return new MediaType().schema(new JsonSchema().typesItem("string").description(description));
    }
}
