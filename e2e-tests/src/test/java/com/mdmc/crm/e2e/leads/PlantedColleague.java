package com.mdmc.crm.e2e.leads;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.standalone.CrmClient;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;

/** A member of staff with a text of their own in every field that takes one, and with secrets, some of them replaced. */
final class PlantedColleague {
    private final CrmClient crm;
    private final CrmClient stranger;
    private final Canaries canaries;
    private final String id;

    private PlantedColleague(CrmClient crm, CrmClient stranger, int number) {
        this.crm = crm;
        this.stranger = stranger;
        this.canaries = new Canaries('r', number);
        this.id = done(crm.post(
                        "/api/users",
                        Map.of(
                                "firstName", canaries.text(),
                                "lastName", canaries.text(),
                                "email", canaries.text() + "@exemple.fr",
                                "password", password(canaries.text()),
                                "role", "agent",
                                "assignedPlatforms", List.of("meta"))))
                .text("/id");
    }

    static PlantedColleague plantedBy(CrmClient crm, CrmClient stranger, int number) {
        PlantedColleague colleague = new PlantedColleague(crm, stranger, number);
        colleague.work();
        colleague.change();
        return colleague;
    }

    private static String password(String canary) {
        return canary + " Aé1";
    }

    private void work() {
        String email = canaries.all().get(2) + "@exemple.fr";
        String former = password(canaries.all().get(3));
        CrmClient session = stranger.loggedIn(email, former);
        done(session.post("/api/me/2fa", null));
        String next = password(canaries.text());
        done(session.send("PUT", "/api/me/password", Map.of("currentPassword", former, "newPassword", next), Map.of()));
        done(stranger.loggedIn(email, next)
                .post(
                        "/api/me/views",
                        Map.of("name", canaries.text(), "resource", "leads", "query", "q=" + canaries.text())));
        done(loggedInOnce());
        done(crm.post("/api/users/" + id + "/password-resets", null));
    }

    /** A log-in whose answer is kept to be given again. */
    private CrmClient.Answer loggedInOnce() {
        List<String> texts = canaries.all();
        Map<String, String> typed = Map.of("email", texts.get(2) + "@exemple.fr", "password", password(texts.get(4)));
        return stranger.send("POST", "/api/auth/login", typed, Map.of("Idempotency-Key", id));
    }

    private void change() {
        String user = "/api/users/" + id;
        long version = crm.get(user).body().get("version").asLong();
        done(crm.put(user + "/name", Map.of("firstName", canaries.text(), "lastName", canaries.text()), version));
        done(crm.send("PUT", user + "/email", Map.of("email", canaries.text() + "@exemple.fr"), Map.of()));
        done(crm.send("PUT", user + "/api-keys/metaAds", Map.of("key", canaries.text() + "-9876"), Map.of()));
        done(crm.post(user + "/deactivation", Map.of("reason", canaries.text())));
        done(crm.post(user + "/activation", Map.of("reason", canaries.text())));
    }

    /** Closes the account and erases the person's data. */
    void erase() {
        assertThat(crm.post("/api/users/" + id + "/erasure", Map.of("reason", "départ"))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("user-active");
        done(crm.post("/api/users/" + id + "/deactivation", Map.of("reason", canaries.text())));
        done(crm.post("/api/users/" + id + "/erasure", Map.of("reason", "départ")));
        Eventually.that(this::loggedInOnce, answer -> answer.status() == 401);
    }

    String id() {
        return id;
    }

    Canaries canaries() {
        return canaries;
    }

    /** What the store keeps to find this person by and to let them in, as it stands there. */
    List<String> secretsIn(MongoDatabase database) {
        List<String> secrets = new ArrayList<>();
        for (String collection : List.of("user_secrets", "user_emails", "sessions")) {
            for (Document kept : database.getCollection(collection).find(eq("userId", id))) {
                secrets.addAll(
                        switch (collection) {
                            case "user_secrets" -> kept.getList("contents", String.class);
                            case "user_emails" -> List.of(kept.getString("_id"));
                            default -> List.of(kept.getString("access"), kept.getString("refresh"));
                        });
            }
        }
        return secrets;
    }

    /** The answers that are kept to be given again, as they stand there. */
    List<byte[]> answersIn(MongoDatabase database) {
        return database.getCollection("idempotency_keys")
                .find(eq("user", id))
                .map(kept -> kept.get("body", Binary.class).getData())
                .into(new ArrayList<>());
    }

    private static CrmClient.Answer done(CrmClient.Answer answer) {
        assertThat(answer.status()).as("%s", answer.raw().body()).isBetween(200, 204);
        return answer;
    }
}
