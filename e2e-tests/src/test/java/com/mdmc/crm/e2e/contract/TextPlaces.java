package com.mdmc.crm.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Every place of a text in a body, each in a body that has nothing else. */
final class TextPlaces {
    /** What is taken as it comes: what somebody typed to get in, and files. */
    private static final Set<String> OF_OTHERS = Set.of("password", "binary");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ApiDocument document;
    private final String text;
    private final List<Place> places = new ArrayList<>();

    private TextPlaces(ApiDocument document, String text) {
        this.document = document;
        this.text = text;
    }

    /** @param field as an error names it, such as {@code platforms[0].config.adAccount} */
    record Place(String field, JsonNode body) {

        String name() {
            return field.replaceAll(".*\\.|\\[0]", "");
        }
    }

    /** @param text what is put in each place */
    static List<Place> of(ApiDocument document, JsonNode schema, String text) {
        TextPlaces found = new TextPlaces(document, text);
        found.follow(schema, "", UnaryOperator.identity());
        return found.places;
    }

    private void follow(JsonNode reference, String field, UnaryOperator<JsonNode> body) {
        JsonNode schema = document.resolved(reference);
        schema.path("anyOf").forEach(choice -> follow(choice, field, body));
        String types = schema.path("type").toString();
        if (types.contains("string")
                && !OF_OTHERS.contains(schema.path("format").asText())) {
            places.add(new Place(field, body.apply(TextNode.valueOf(text))));
        }
        schema.path("properties")
                .properties()
                .forEach(property -> follow(
                        property.getValue(),
                        field.isEmpty() ? property.getKey() : field + "." + property.getKey(),
                        inner -> body.apply(object(property.getKey(), inner))));
        if (schema.has("items")) {
            follow(schema.path("items"), field + "[0]", inner -> body.apply(list(inner)));
        }
    }

    private static ObjectNode object(String name, JsonNode inner) {
        return JSON.objectNode().set(name, inner);
    }

    private static ArrayNode list(JsonNode inner) {
        return JSON.arrayNode().add(inner);
    }
}
