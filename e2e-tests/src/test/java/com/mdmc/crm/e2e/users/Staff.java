package com.mdmc.crm.e2e.users;

import com.mdmc.crm.e2e.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Members of staff made up for tests, each with an address nobody else has. */
record Staff(String id, String email, String password) {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static CrmClient admin;

    /** The shared program's administrator, logged in once. */
    static synchronized CrmClient admin() {
        if (admin == null) {
            admin = RunningCrm.shared().admin();
        }
        return admin;
    }

    static CrmClient stranger() {
        return RunningCrm.shared().stranger();
    }

    static Staff hired(String role, String team) {
        return hired(role, team, Map.of());
    }

    static Staff hired(String role, String team, Map<String, ?> permissions) {
        String email = "staff" + NUMBER.incrementAndGet() + "@example.com";
        String password = "password of " + email;
        Answer created = admin().post("/api/users", body(email, password, role, team, permissions))
                .expect(201);
        return new Staff(created.text("/id"), email, password);
    }

    static Map<String, Object> body(String email, String password, String role, String team, Map<String, ?> flags) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("firstName", "Zoé");
        body.put("lastName", "Petit");
        body.put("email", email);
        body.put("password", password);
        body.put("role", role);
        body.put("team", team);
        body.put("assignedPlatforms", List.of("youtube"));
        body.put("permissions", flags);
        return body;
    }

    CrmClient logIn() {
        return stranger().loggedIn(email, password);
    }

    Answer tryLogIn(String given) {
        return stranger().post("/api/auth/login", Map.of("email", email, "password", given));
    }

    Answer tryLogIn(String given, String totp) {
        return stranger().post("/api/auth/login", Map.of("email", email, "password", given, "totp", totp));
    }

    /** The account as the administrator sees it once everything done so far is in the view. */
    Answer seenAfter(Answer done) {
        return admin().get("/api/users/" + id, done).expect(200);
    }
}
