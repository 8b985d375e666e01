package com.mdmc.crm.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mdmc.crm.e2e.contract.ApiDocument.Operation;
import com.mdmc.crm.e2e.support.RunningCrm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.AntPathMatcher;

/**
 * {@code docs/openapi.json} is what the program says of itself. After a change of the API write it anew with
 * {@code -Dcrm.docs.write=true} and read the difference: others rely on it.
 */
class OpenApiDocumentTest {
    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Said of one day of a batch or import, not of the whole. */
    private static final Set<String> OF_AN_ITEM = Set.of("changed-since", "implausible", "not-attempted");

    /** Answers to methods that a path does not take. */
    private static final Set<String> OF_NO_OPERATION = Set.of("method-not-allowed");

    private static JsonNode document;

    @BeforeAll
    static void read() {
        document =
                RunningCrm.shared().stranger().get("/v3/api-docs").expect(200).body();
    }

    @Test
    void isCommitted() throws IOException {
        String now = JSON.writeValueAsString(document) + "\n";
        if (Boolean.getBoolean("crm.docs.write")) {
            Files.writeString(COMMITTED, now);
        }
        assertThat(JSON.readTree(COMMITTED.toFile()))
                .as("docs/openapi.json is out of date; write it with -Dcrm.docs.write=true")
                .isEqualTo(JSON.readTree(now));
    }

    @Test
    void describesTheGroupOfEveryOperation() {
        Set<String> groups = new TreeSet<>();
        document.path("tags").forEach(tag -> groups.add(tag.path("name").asText()));
        assertThat(new ApiDocument(document).operations())
                .allSatisfy(operation -> assertThat(groups)
                        .as("tag.… in openapi/summaries.properties for %s", operation)
                        .containsAll(texts(operation.definition().path("tags"))));
    }

    @Test
    void namesAndSummarisesEveryOperation() {
        assertThat(new ApiDocument(document).operations()).allSatisfy(operation -> {
            assertThat(operation.id()).doesNotContain("_");
            assertThat(operation.definition().path("summary").asText())
                    .as("a line for %s in openapi/summaries.properties", operation.id())
                    .isNotEqualTo(operation.id());
        });
    }

    @Test
    void knowsWhatEveryAnswerLooksLike() {
        assertThat(document.at("/components/schemas").properties().stream()
                        .filter(schema -> schema.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    /** An example that a reader may copy, as the schema wants it, for each body but an uploaded file. */
    @Test
    void showsAnExampleOfEveryBody() {
        ApiDocument api = new ApiDocument(document);
        assertThat(api.operations().stream()
                        .filter(operation -> operation.definition().has("requestBody"))
                        .filter(operation -> !Set.of("/api/imports/kpis", "/api/imports/leads")
                                .contains(operation.path())))
                .allSatisfy(operation -> {
                    JsonNode example = operation.definition().at("/requestBody/content/application~1json/example");
                    assertThat(example.isObject())
                            .as("an example of %s in openapi/examples.json", operation.id())
                            .isTrue();
                    assertThat(api.complaint(operation.body(), example)).isEmpty();
                });
    }

    /** What is required and what may be null is said of every field of every answer. */
    @Test
    void saysWhichFieldsAnAnswerAlwaysHas() {
        JsonNode schemas = document.at("/components/schemas");
        List<String> silent = new ArrayList<>();
        for (String name : new ApiDocument(document).answered()) {
            JsonNode schema = schemas.path(name);
            if (schema.has("properties") && !schema.has("required")) {
                silent.add(name);
            }
        }
        assertThat(silent).isEmpty();
    }

    /** Every code that is listed anywhere has a title, and every one that has a title is some operation's. */
    @Test
    void saysWhichProblemsAnOperationAnswersWith() {
        Set<String> titled = texts(document.at("/components/schemas/Problem/properties/code/enum"));
        Set<String> listed = new TreeSet<>(OF_AN_ITEM);
        for (Operation operation : new ApiDocument(document).operations()) {
            Set<String> codes = texts(operation
                    .definition()
                    .at("/responses/default/content/application~1problem+json/schema/allOf/1/properties/code/enum"));
            assertThat(codes).as(operation.toString()).contains("internal-error");
            listed.addAll(codes);
        }
        listed.addAll(OF_NO_OPERATION);
        assertThat(listed).isEqualTo(titled);
    }

    /** A row for what no longer exists would go unnoticed. */
    @Test
    void listsProblemsOfExistingOperationsOnly() throws IOException {
        AntPathMatcher paths = new AntPathMatcher();
        for (String row : new ClassPathResource("openapi/problems.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .split("\n")) {
            String[] words = row.split("\\s+");
            if (!row.isBlank() && !row.startsWith("#")) {
                assertThat(new ApiDocument(document).operations())
                        .as(row)
                        .anyMatch(operation -> paths.match(words[1], operation.path())
                                && (words[0].equals("*") || words[0].equals(operation.method())));
            }
        }
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void isShownToPeople() {
        assertThat(RunningCrm.shared()
                        .stranger()
                        .get("/swagger-ui/index.html")
                        .expect(200)
                        .raw()
                        .body())
                .contains("swagger-ui");
    }

    @Test
    void hasNoOperationTwice() {
        assertThat(new ApiDocument(document).operations().stream().map(Operation::id))
                .doesNotHaveDuplicates();
    }
}
