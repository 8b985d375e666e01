package com.mdmc.crm.e2e.query;

import com.mdmc.crm.e2e.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Members of staff and leads made up for questions about them. */
record QueryStaff(String id, String email, String password, CrmClient session) {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static CrmClient admin;

    static synchronized CrmClient admin() {
        if (admin == null) {
            admin = RunningCrm.shared().admin();
        }
        return admin;
    }

    static QueryStaff hired(String role, String team) {
        return hired(role, team, Map.of());
    }

    static QueryStaff hired(String role, String team, Map<String, ?> permissions) {
        String email = "query-staff" + NUMBER.incrementAndGet() + "@example.com";
        String password = "mot de passe de " + email;
        Map<String, Object> body = new HashMap<>(Map.of(
                "firstName", "Zoé",
                "lastName", "Petit",
                "email", email,
                "password", password,
                "role", role,
                "assignedPlatforms", List.of("youtube"),
                "permissions", permissions));
        if (team != null) {
            body.put("team", team);
        }
        String id = admin().post("/api/users", body).expect(201).text("/id");
        return new QueryStaff(
                id, email, password, RunningCrm.shared().stranger().loggedIn(email, password));
    }

    /** A team nobody else in these tests belongs to. */
    static String freshTeam() {
        String id = "equipe" + NUMBER.incrementAndGet();
        admin().post("/api/teams", Map.of("id", id, "name", "Équipe " + id)).expect(201);
        return id;
    }

    /** A lead of this artist's, in the queue. */
    static Answer captured(String artist) {
        return captured("Zoé", "Lune", freshEmail(), artist);
    }

    static String freshEmail() {
        return "query" + NUMBER.incrementAndGet() + "@exemple.fr";
    }

    static Answer captured(String firstName, String lastName, String email, String artist) {
        Map<String, ?> form = Map.of(
                "personalInfo", Map.of("firstName", firstName, "lastName", lastName, "email", email),
                "artistInfo", Map.of("name", artist));
        return admin().post("/api/leads", form).expect(201);
    }

    /** Makes this member of staff responsible for a lead. */
    Answer given(Answer lead) {
        return admin().post("/api/leads/" + lead.text("/id") + "/assignment", Map.of("assignedTo", id))
                .expect(200);
    }
}
