package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.domain.access.AccessEvent.ExportCompleted;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.standalone.CrmClient.Answer;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists leave the house as tables and as lines of JSON, by permission, and the audit shows it. */
class ExportsTest {

    @Test
    void aFrenchTableOpensInASpreadsheetAndCalculatesNothing() {
        Answer lead = LeadForms.queued("Zoé", "=HYPERLINK(\"x\")", LeadForms.freshEmail(), "@nna; et \"co\"");
        String table = export("csv?artistInfo.name=%40nna%3B%20et%20%22co%22", lead, Map.of());

        assertThat(table).startsWith("\uFEFFIdentifiant;Créé le;");
        List<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(table.substring(1)).stream()
                        .toList();
        NamedCsvRecord row = rows.stream()
                .filter(each -> each.getField("Identifiant").equals(lead.text("/id")))
                .findFirst()
                .orElseThrow();
        assertThat(row.getField("Prénom")).isEqualTo("Zoé");
        assertThat(row.getField("Nom")).isEqualTo("'=HYPERLINK(\"x\")");
        assertThat(row.getField("Artiste")).isEqualTo("'@nna; et \"co\"");
        assertThat(row.getField("Converti")).isEqualTo("non");
    }

    @Test
    void anEnglishTableHasCommas() {
        Answer lead = LeadForms.queued("English");
        assertThat(export("csv", lead, Map.of("Accept-Language", "en"))).startsWith("\uFEFFId,Created at,");
    }

    @Test
    void linesOfJsonAreTheListsRows() throws IOException {
        String artist = "Ndjson " + System.nanoTime();
        Answer lead = null;
        for (int i = 0; i < 3; i++) {
            lead = LeadForms.queued(artist);
        }
        String lines = export("x-ndjson?artistInfo.name=" + artist.replace(" ", "%20"), lead, Map.of());
        assertThat(lines.lines()).hasSize(3);
        JsonNode newest = new ObjectMapper().readTree(lines.lines().findFirst().orElseThrow());
        ObjectNode shown = (ObjectNode)
                Staff.admin().get("/api/leads/" + lead.text("/id"), lead).body();
        shown.remove("allowedActions");
        assertThat(newest).isEqualTo(shown);
    }

    @Test
    void itIsOnRecordWithFilterAndRows() {
        String artist = "Recorded " + System.nanoTime();
        Answer lead = LeadForms.queued(artist);
        export("x-ndjson?q=quelquun%40exemple.fr&pipeline.stage=new", lead, Map.of());
        export("x-ndjson?artistInfo.name=" + artist.replace(" ", "%20"), lead, Map.of());
        List<ExportCompleted> ended = exportsAfter(lead.position());

        assertThat(ended).hasSize(2);
        assertThat(ended.get(0).filter().toString())
                .contains("pipeline.stage=[new]")
                .doesNotContain("exemple.fr");
        assertThat(ended.get(1).rows()).isEqualTo(1);
        assertThat(ended.get(1).complete()).isTrue();
        assertThat(ended.get(1).filter()).containsEntry("artistInfo.name", List.of("•••"));
    }

    @Test
    void onlyWhoMayExportDoesAndOnlyWhatTheySee() {
        Staff agent = Staff.hired("agent", "denis");
        Staff exporter = Staff.hired("agent", "denis", Map.of("analytics", Map.of("export", true)));
        Answer others = agent.given(LeadForms.queued("Not theirs"));

        assertThat(agent.session().get("/api/leads/export").expect(403).text("/permission"))
                .isEqualTo("analytics.export");
        Answer rows = exporter.session().get("/api/leads/export", others).expect(200);
        assertThat(rows.raw().body()).doesNotContain(others.text("/id"));
    }

    @Test
    void badQuestionsAreNamedBeforeAnythingLeaves() {
        assertThat(Staff.admin().get("/api/leads/export?nothing=1").expect(400).text("/errors/0/field"))
                .isEqualTo("nothing");
        assertThat(Staff.admin().get("/api/leads/export?limit=1").expect(400).text("/errors/0/field"))
                .isEqualTo("limit");
        Staff.admin()
                .send("GET", "/api/leads/export", null, Map.of("Accept", "application/pdf"))
                .expect(406);
    }

    @Test
    void campaignsAreExportedAsWell() {
        Answer campaign = Staff.admin()
                .post("/api/campaigns", Map.of("name", "Été exporté", "type", "branding"))
                .expect(201);
        Answer table = Staff.admin().get("/api/campaigns/export", campaign).expect(200);
        assertThat(table.header("Content-Disposition")).contains("attachment; filename=\"campaigns.csv\"");
        assertThat(table.raw().body()).contains(campaign.text("/id")).contains(";Été exporté;draft;branding;");
    }

    private static String export(String formatAndFilter, Answer after, Map<String, String> headers) {
        String[] parts = formatAndFilter.split("\\?", 2);
        String type = parts[0].equals("csv") ? "text/csv" : "application/x-ndjson";
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept", type);
        String query = "?after=" + after.position() + (parts.length == 1 ? "" : "&" + parts[1]);
        Answer answer = Staff.admin()
                .send("GET", "/api/leads/export" + query, null, all)
                .expect(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith(type);
        return answer.raw().body();
    }

    private static List<ExportCompleted> exportsAfter(long position) {
        Ledger ledger = RunningCrm.shared().server().context().getBean(Ledger.class);
        return ledger.commitsAfter(position, 1_000).stream()
                .flatMap(commit -> commit.events().stream())
                .map(StoredEvent::payload)
                .filter(ExportCompleted.class::isInstance)
                .map(ExportCompleted.class::cast)
                .toList();
    }
}
