package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A filter by an enumeration takes its values and names them to who writes another. */
class EnumFiltersTest {
    private static final List<String> ATTRIBUTES = List.of(
            "pipeline.stage",
            "pipeline.priority",
            "source.channel",
            "businessInfo.platforms",
            "status",
            "type",
            "platforms.name",
            "budget.billingModel",
            "role",
            "assignedPlatforms",
            "severity",
            "category",
            "platform",
            "by");

    @Test
    void everyQueryParameterWithListedValuesNamesThemToWhoWritesAnother() {
        Map<String, List<String>> enumerated = enumerated();
        assertThat(enumerated.keySet().stream().map(key -> key.substring(key.indexOf('?') + 1)))
                .containsAll(ATTRIBUTES);
        enumerated.forEach((question, allowed) -> {
            Answer refused = Staff.admin().get(question + "=nothing-like-it").expect(400);
            assertThat(refused.text("/code")).as(question).isEqualTo("validation");
            JsonNode error = refused.body().at("/errors/0");
            assertThat(error.get("field").asText()).isEqualTo(question.substring(question.indexOf('?') + 1));
            assertThat(error.get("code").asText()).as(question).isEqualTo("unknown-value");
            assertThat(error.get("message").asText())
                    .startsWith("Cette valeur n'est pas admise ; valeurs admises : ")
                    .contains(allowed);
            assertThat(error.get("allowed")).hasSameSizeAs(allowed);
        });
    }

    @Test
    void everyListedValueIsTaken() {
        enumerated()
                .forEach((question, allowed) -> allowed.forEach(value -> assertThat(
                                Staff.admin().get(question + "=" + value).status())
                        .as(question + "=" + value)
                        .isEqualTo(200)));
    }

    @Test
    void aFewValuesMayBeNamedAndAllOfThemMustExist() {
        Staff.admin()
                .get("/api/leads?pipeline.stage=new&pipeline.stage=contacted")
                .expect(200);
        Staff.admin().get("/api/leads?pipeline.stage=new&pipeline.stage=perdu").expect(400);
    }

    @Test
    void inEnglishToWhoAsks() {
        assertThat(Staff.admin()
                        .send("GET", "/api/campaigns?status=done", null, Map.of("Accept-Language", "en"))
                        .expect(400)
                        .text("/errors/0/message"))
                .isEqualTo("This value is not accepted; accepted values: "
                        + "draft, active, paused, completed, cancelled.");
    }

    /** Path and parameter to the values, of all queries the OpenAPI document lists that need nothing but a filter. */
    private static Map<String, List<String>> enumerated() {
        String campaign = Staff.admin()
                .post("/api/campaigns", Map.of("name", "Énumérée", "type", "branding"))
                .expect(201)
                .text("/id");
        Map<String, List<String>> found = new TreeMap<>();
        JsonNode paths = Staff.admin().get("/v3/api-docs").expect(200).body().get("paths");
        paths.fields().forEachRemaining(path -> {
            String url = path.getKey().replace("/api/campaigns/{id}", "/api/campaigns/" + campaign);
            if (!url.contains("{")) {
                path.getValue().at("/get/parameters").forEach(parameter -> {
                    JsonNode schema = parameter.get("schema");
                    JsonNode values = schema.has("enum") ? schema.get("enum") : schema.at("/items/enum");
                    String name = parameter.get("name").asText();
                    if (values.isArray() && !name.equals("sort")) {
                        List<String> texts = new ArrayList<>();
                        values.forEach(value -> texts.add(value.asText()));
                        found.put(url + "?" + name, texts);
                    }
                });
            }
        });
        return found;
    }
}
