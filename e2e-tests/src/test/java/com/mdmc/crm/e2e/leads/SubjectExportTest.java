package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.e2e.contract.ApiDocument;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The export of a person's data: everything that any answer tells of them, and readable by another CRM. */
class SubjectExportTest {
    private static final List<String> GROUPS = List.of("artistInfo", "businessInfo");

    private final CrmClient admin = RunningCrm.shared().admin();
    private final PlantedPerson person =
            PlantedPerson.plantedBy(admin, RunningCrm.shared().server().port(), 600);

    @Test
    void holdsWhateverIsShownOfAPersonAndCanBeCapturedElsewhere() {
        String path = "/api/leads/" + person.ids().get("lead") + "/subject-export";
        JsonNode export = admin.get(path).expect(200).body();
        Map<String, String> ids = new HashMap<>(person.ids());
        ids.put("user", admin.get("/api/me").text("/id"));
        ids.put("client", person.canaries().all().get(0));
        ids.put("colleague", "zoe");
        ids.put("then", Long.toString(admin.get("/api/leads").position()));
        Set<String> found = person.canaries().in(AllAnswers.about(admin, ids));
        List<String> shown = person.canaries().all().stream()
                .filter(canary -> found.stream().anyMatch(each -> each.startsWith(canary + " ")))
                .toList();
        assertThat(shown).hasSizeGreaterThanOrEqualTo(60);
        String told = export.toString().toLowerCase();
        assertThat(shown).allMatch(canary -> told.contains(canary.toLowerCase()));
        ApiDocument description =
                new ApiDocument(admin.get("/v3/api-docs").expect(200).body());
        assertThat(description.strictComplaint("SubjectExport", export)).isEmpty();
        assertThat(export.at("/format").asText()).isEqualTo("mdmc-crm/subject-export/v1");
        assertThat(export.at("/campaigns/0/id").asText()).isEqualTo(person.ids().get("campaign"));

        JsonNode record = export.at("/records/0");
        Map<String, Object> form = new LinkedHashMap<>();
        ObjectNode personal = record.get("personalInfo").deepCopy();
        form.put("personalInfo", personal.put("email", LeadForms.freshEmail()));
        GROUPS.forEach(group -> form.put(group, record.get(group)));
        String copy = admin.post("/api/leads", form).expect(201).text("/id");
        JsonNode taken = Eventually.found(() -> admin.get("/api/leads/" + copy)).body();
        GROUPS.forEach(group -> assertThat(taken.get(group)).isEqualTo(record.get(group)));
    }
}
