package com.mdmc.crm.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/** Draws documents for a schema: mostly what it asks for, often at a boundary, sometimes something else altogether. */
final class Inputs {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Zoé",
            "été 2026",
            "\u0000",
            "\u202e\ud83c\udfb5",
            "{\"$ne\": null}",
            "$where: 1",
            "'; drop table leads; --",
            "../../etc/passwd",
            "=HYPERLINK(\"x\")",
            "[erased]",
            "null",
            "-1",
            "9".repeat(400),
            "a@mdmc.example",
            "+33612345678",
            "https://exemple.fr/a?b=c#d",
            "2026-02-30",
            "2026-01-31",
            "2026-01-31T10:00:00Z",
            "EUR",
            "fr",
            "Europe/Paris",
            "x".repeat(5000));

    /** Values of a store's extended JSON that no list sorts by, beside some that it may. */
    private static final List<String> VALUES = List.of(
            "null",
            "1",
            "\"\"",
            "{\"$minKey\": 1}",
            "{\"$maxKey\": 1}",
            "{\"$date\": {\"$numberLong\": \"-9223372036854775808\"}}",
            "{\"$numberDecimal\": \"NaN\"}",
            "{\"$numberDouble\": \"Infinity\"}",
            "{\"$code\": \"return 1\"}",
            "{\"$symbol\": \"a\"}",
            "{\"$undefined\": true}",
            "{\"$timestamp\": {\"t\": 1, \"i\": 1}}",
            "{\"$dbPointer\": {\"$ref\": \"a\", \"$id\": {\"$oid\": \"0123456789abcdef01234567\"}}}",
            "{\"$binary\": {\"base64\": \"AA==\", \"subType\": \"04\"}}",
            "{\"$oid\": \"0123456789abcdef01234567\"}");

    private final Random random;
    private final ApiDocument document;
    private final List<String> knownIds;

    Inputs(Random random, ApiDocument document, List<String> knownIds) {
        this.random = random;
        this.document = document;
        this.knownIds = knownIds;
    }

    /** A document for a schema. */
    JsonNode document(JsonNode schema) {
        return value(schema, 0);
    }

    /** A text for a path or query parameter. */
    String parameter(JsonNode parameter) {
        JsonNode schema = document.resolved(parameter.path("schema"));
        if (parameter.path("in").asText().equals("path") && !schema.has("enum") && chance(0.8)) {
            return pick(knownIds);
        }
        JsonNode value = value(schema, 0);
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** A text a header may have: visible letters of one byte. */
    String header() {
        return pick(List.of(
                "",
                " ",
                "x".repeat(300),
                "fr-FR;q=abc, *;q=2",
                "zz-ZZ-zz-9",
                "-",
                "*",
                "[::1]:80, 300.1.2.3, unknown",
                "fe80::1%eth0",
                "http://[",
                "%00%zz",
                "\u00e9t\u00e9",
                "key-" + random.nextInt(3)));
    }

    private JsonNode value(JsonNode given, int depth) {
        JsonNode schema = document.resolved(given);
        if (schema.has("anyOf")) {
            return value(
                    schema.path("anyOf")
                            .path(random.nextInt(schema.path("anyOf").size())),
                    depth);
        }
        if (depth > DEEPEST || chance(0.04)) {
            return odd();
        }
        if (schema.has("enum") && chance(0.95)) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> JSON.numberNode(integer(schema));
            case "number" -> JSON.numberNode(decimal(schema));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(schema));
        };
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type.asText("string");
        }
        return chance(0.8)
                ? type.path(0).asText()
                : type.path(random.nextInt(type.size())).asText();
    }

    private ObjectNode object(JsonNode schema, int depth) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (chance(required.contains(property.getKey()) ? 0.97 : 0.6)) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (chance(0.03)) {
            object.set(pick(List.of("$where", "__proto__", "unknown", "a.b", "")), odd());
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private BigInteger integer(JsonNode schema) {
        return decimal(schema).toBigInteger();
    }

    private BigDecimal decimal(JsonNode schema) {
        BigDecimal low = schema.path("minimum").decimalValue();
        BigDecimal high = schema.has("maximum") ? schema.path("maximum").decimalValue() : new BigDecimal("1000");
        return switch (random.nextInt(12)) {
            case 0 -> low;
            case 1 -> high;
            case 2 -> low.subtract(BigDecimal.ONE);
            case 3 -> high.add(new BigDecimal("0.01"));
            case 4 -> new BigDecimal("1e300");
            case 5 -> new BigDecimal("-1e-300");
            case 6 -> new BigDecimal("9223372036854775808");
            default ->
                low.add(BigDecimal.valueOf(random.nextInt(100_000), 2)
                        .min(high.subtract(low).abs()));
        };
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date" -> chance(0.8) ? "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) : pick(TEXTS);
            case "date-time" -> chance(0.8) ? "2026-0" + (1 + random.nextInt(9)) + "-11T09:00:00Z" : pick(TEXTS);
            default -> chance(0.2) ? pick(knownIds) : pick(TEXTS);
        };
    }

    /** A cursor with another value in it, or with some byte changed. */
    String forged(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException plain) {
            bytes = cursor.getBytes(StandardCharsets.UTF_8);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("{") && chance(0.7)) {
            text = text.replaceFirst(
                    "\"v\": (\\{[^}]*}|\"[^\"]*\"|[^,]*)", "\"v\": " + Matcher.quoteReplacement(pick(VALUES)));
            bytes = text.getBytes(StandardCharsets.UTF_8);
        } else if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private JsonNode odd() {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextLong());
            case 2 -> JSON.booleanNode(true);
            case 3 -> JSON.arrayNode().add(JSON.objectNode());
            case 4 -> JSON.objectNode().set("$gt", JSON.textNode(""));
            case 5 -> JSON.numberNode(0.1);
            default -> JSON.textNode(pick(TEXTS));
        };
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
