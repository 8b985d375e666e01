package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What was refused leaves nothing behind but the word of it. */
class RejectedCommandTest {

    @Test
    void aRefusedOrderDrawsNoKey() {
        String unknown = "lead-" + UUID.randomUUID();
        Map<String, String> person = Map.of("firstName", "Ana", "lastName", "Berg", "email", "ana@example.com");

        Staff.admin().put("/api/leads/" + unknown + "/personal-info", person, 1).expect(404);

        assertThat(keys().countDocuments(Filters.eq("_id", unknown))).isZero();
    }

    @Test
    void anAcceptedOneKeepsTheKeyItWasSealedUnder() {
        CrmClient admin = Staff.admin();
        Map<String, ?> body = Map.of(
                "personalInfo",
                Map.of("firstName", "Ana", "lastName", "Berg", "email", "kept-" + UUID.randomUUID() + "@example.com"),
                "artistInfo",
                Map.of("name", "Artist"));

        var captured = admin.post("/api/leads", body).expect(201);

        assertThat(keys().countDocuments(Filters.eq("_id", captured.text("/id"))))
                .isEqualTo(1);
        assertThat(admin.get("/api/leads/" + captured.text("/id"), captured).text("/personalInfo/lastName"))
                .isEqualTo("Berg");
    }

    private static MongoCollection<Document> keys() {
        return RunningCrm.shared()
                .server()
                .context()
                .getBean(MongoDatabase.class)
                .getCollection("subject_keys");
    }
}
