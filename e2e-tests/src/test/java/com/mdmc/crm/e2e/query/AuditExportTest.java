package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The audit leaves the house as a table and as lines of JSON: to auditors who may export, and on record itself. */
class AuditExportTest {
    private final CrmClient admin = Staff.admin();

    @Test
    void aFrenchTableTellsWhoDidWhatAndCalculatesNothing() {
        Answer lead = LeadForms.queued("Auditée");
        Answer lost = admin.post("/api/leads/" + lead.text("/id") + "/loss", Map.of("reason", "=1+1"))
                .expect(200);
        String table = export("text/csv", "resourceId=" + lead.text("/id") + "&position.from=" + lost.position(), lost);

        assertThat(table).startsWith("\uFEFFPosition;Date;Action;Ressource;");
        List<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(table.substring(1)).stream()
                        .toList();
        assertThat(rows).hasSize(1);
        NamedCsvRecord row = rows.get(0);
        assertThat(row.getField("Position")).isEqualTo(Long.toString(lost.position()));
        assertThat(row.getField("Raison")).isEqualTo("'=1+1");
        assertThat(row.getField("Réussi")).isEqualTo("oui");
        assertThat(row.getField("Champs modifiés")).contains("pipeline.stage");
    }

    @Test
    void linesOfJsonAreTheListsEntries() throws IOException {
        Answer lead = LeadForms.queued("Ligne à ligne");
        Answer moved = admin.post("/api/leads/" + lead.text("/id") + "/stage", Map.of("stage", "contacted"))
                .expect(200);
        String question = "resourceId=" + lead.text("/id");
        List<String> lines =
                export("application/x-ndjson", question, moved).lines().toList();
        JsonNode items =
                admin.get("/api/audit?" + question, moved).expect(200).body().get("items");
        assertThat(lines).hasSize(items.size()).hasSizeGreaterThanOrEqualTo(2);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(new ObjectMapper().readTree(lines.get(i))).isEqualTo(items.get(i));
        }
        assertThat(export("application/x-ndjson", question + "&atPosition=" + lead.position(), moved)
                        .lines())
                .hasSize(1);
    }

    @Test
    void itIsOnRecordWithItsFilterAndTheNumberOfRows() {
        Answer lead = LeadForms.queued("Consignée");
        String question = "resourceId=" + lead.text("/id") + "&severity=info&severity=warning";
        long rows = export("application/x-ndjson", question, lead).lines().count();
        JsonNode ended = null;
        for (JsonNode event : admin.get("/api/history/events?limit=200&cursor=" + lead.position())
                .expect(200)
                .body()
                .get("items")) {
            if (event.at("/type").asText().equals("ExportCompleted")
                    && event.toString().contains(lead.text("/id"))) {
                ended = event.get("payload");
            }
        }
        assertThat(ended).as("the end of the export").isNotNull();
        assertThat(ended.get("resource").asText()).isEqualTo("audit");
        assertThat(ended.get("rows").asLong()).isEqualTo(rows).isPositive();
        assertThat(ended.get("complete").asBoolean()).isTrue();
        assertThat(ended.at("/filter/severity").toString()).isEqualTo("[\"info\",\"warning\"]");
    }

    @Test
    void auditingAndExportingAreBothNeeded() {
        Staff exporter = Staff.hired("agent", "denis", Map.of("analytics", Map.of("export", true)));
        Staff auditor = Staff.hired("agent", "denis", Map.of("admin", Map.of("audit", true)));
        assertThat(exporter.session().get("/api/audit/export").expect(403).text("/permission"))
                .isEqualTo("admin.audit");
        assertThat(auditor.session().get("/api/audit/export").expect(403).text("/permission"))
                .isEqualTo("analytics.export");
    }

    @Test
    void badQuestionsAreNamed() {
        for (String name : List.of("nothing", "limit", "cursor", "q")) {
            assertThat(admin.get("/api/audit/export?" + name + "=1").expect(400).text("/errors/0/field"))
                    .isEqualTo(name);
        }
    }

    private String export(String type, String question, Answer after) {
        Answer answer = admin.send(
                        "GET",
                        "/api/audit/export?after=" + after.position() + "&" + question,
                        null,
                        Map.of("Accept", type))
                .expect(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.header("Content-Disposition").orElseThrow()).contains("filename=\"audit.");
        return answer.raw().body();
    }
}
