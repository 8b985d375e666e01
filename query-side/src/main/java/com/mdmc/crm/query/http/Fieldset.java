package com.mdmc.crm.query.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sparse fieldset: the fields to keep of an object, by name.
 *
 * @param within what to keep of each; an empty set keeps all of it
 */
record Fieldset(Map<String, Fieldset> within) {

    /** The fields of paths such as {@code id,pipeline.stage}. */
    static Fieldset of(String paths) {
        Fieldset all = new Fieldset(new LinkedHashMap<>());
        Arrays.stream(paths.split(",")).forEach(path -> all.add(path.split("\\.", 2)));
        return all;
    }

    private void add(String[] path) {
        Fieldset inner = within.computeIfAbsent(path[0], name -> new Fieldset(new LinkedHashMap<>()));
        if (path.length > 1) {
            inner.add(path[1].split("\\.", 2));
        }
    }

    /** The answer with these fields; of a list, each item with these fields. */
    ObjectNode of(ObjectNode answer) {
        if (answer.get("items") instanceof ArrayNode items && !within.containsKey("items")) {
            ObjectNode page = answer.deepCopy();
            page.set("items", kept(items));
            return page;
        }
        return (ObjectNode) kept(answer);
    }

    private JsonNode kept(JsonNode node) {
        if (within.isEmpty()) {
            return node;
        } else if (node instanceof ArrayNode list) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            list.forEach(each -> kept.add(kept(each)));
            return kept;
        } else if (node instanceof ObjectNode object) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            within.forEach((name, inner) -> {
                if (object.has(name)) {
                    kept.set(name, inner.kept(object.get(name)));
                }
            });
            return kept;
        }
        return node;
    }
}
