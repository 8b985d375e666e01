package com.mdmc.crm.command.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/** OpenAPI customizer of command endpoints: answer, {@code If-Match} and idempotency key. */
final class CommandOperations implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    private static final String ANSWER = "CommandAnswer";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(IfMatch.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (Arrays.asList(handler.getMethod().getParameterTypes()).contains(IfMatch.class)) {
            operation.addParametersItem(header(
                    HttpHeaders.IF_MATCH,
                    "La version sur laquelle repose l’ordre ; exigée (428) par le remplacement d’un groupe entier"));
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(ANSWER, answer());
        document.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
                    if (method != HttpMethod.GET) {
                        operation.addParametersItem(header(
                                "Idempotency-Key",
                                "Au plus 255 caractères : la même demande n’est exécutée qu’une fois"));
                        operation.getResponses().forEach((status, response) -> complete(status, response.getContent()));
                    }
                }));
    }

    // A wildcard return type is the answer of a command.
    private static void complete(String status, Content content) {
        if (content == null || !status.startsWith("2")) {
            return;
        }
        content.values().stream()
                .filter(body -> isOpen(body.getSchema()))
                .forEach(body -> body.setSchema(new Schema<>().$ref("#/components/schemas/" + ANSWER)));
    }

    private static boolean isOpen(Schema<?> schema) {
        return schema != null
                && schema.get$ref() == null
                && schema.getProperties() == null
                && schema.getItems() == null;
    }

    private static Schema<?> answer() {
        return new JsonSchema()
                .typesItem("object")
                .description(
                        "Ce que l’ordre a donné : l’objet, sa version, la position du registre, et ce qui a été créé")
                .required(List.of("id", "version", "position"))
                .addProperty("id", new JsonSchema().typesItem("string"))
                .addProperty("version", number())
                .addProperty("position", number());
    }

    private static Schema<?> number() {
        return new JsonSchema().typesItem("integer").format("int64");
    }

    private static HeaderParameter header(String name, String description) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(description).required(false).schema(new JsonSchema().typesItem("string"));
        return header;
    }
}
