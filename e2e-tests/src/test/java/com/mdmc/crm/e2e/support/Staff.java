package com.mdmc.crm.e2e.support;

import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Users of the shared program made up for tests, each with an e-mail address of its own. */
public final class Staff {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String id;
    private final String email;
    private final String password;
    private CrmClient session;

    private Staff(String id, String email, String password) {
        this.id = id;
        this.email = email;
        this.password = password;
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String password() {
        return password;
    }

    /** Lets all sessions of the user have begun so long ago that a log-in is no fresh proof any more. */
    public void beganLongAgo() {
        RunningCrm.shared()
                .server()
                .context()
                .getBean(MongoDatabase.class)
                .getCollection("sessions")
                .updateMany(
                        Filters.eq("userId", id),
                        Updates.set(
                                "createdAt",
                                Date.from(RunningCrm.clock().instant().minusSeconds(600))));
    }

    /** The shared program's administrator. */
    public static CrmClient admin() {
        return RunningCrm.shared().admin();
    }

    public static CrmClient stranger() {
        return RunningCrm.shared().stranger();
    }

    public static Staff hired(String role, String team) {
        return hired(role, team, Map.of());
    }

    public static Staff hired(String role, String team, Map<String, ?> permissions) {
        return hired(role, team, permissions, List.of("youtube"));
    }

    public static Staff hired(String role, String team, List<String> platforms) {
        return hired(role, team, Map.of(), platforms);
    }

    private static Staff hired(String role, String team, Map<String, ?> permissions, List<String> platforms) {
        String email = "staff" + NUMBER.incrementAndGet() + "@example.com";
        String password = "password of " + email;
        Map<String, Object> body = body(email, password, role, team, permissions);
        body.put("assignedPlatforms", platforms);
        return new Staff(admin().post("/api/users", body).expect(201).text("/id"), email, password);
    }

    /** An agent who has followed the mailed link that verifies the address, and to whom leads may be assigned. */
    public static Staff verifiedAgent(String team, List<String> platforms) {
        try (MailedLinkLog mail = MailedLinkLog.watching()) {
            Staff agent = hired("agent", team, platforms);
            stranger()
                    .post("/api/auth/email-verifications/confirmation", Map.of("token", mail.verificationOf(agent.id)))
                    .expect(200);
            return agent;
        }
    }

    /** What the API takes to create a user. */
    public static Map<String, Object> body(
            String email, String password, String role, String team, Map<String, ?> flags) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("firstName", "Zoé");
        body.put("lastName", "Petit");
        body.put("email", email);
        body.put("password", password);
        body.put("role", role);
        body.put("assignedPlatforms", List.of("youtube"));
        body.put("permissions", flags);
        if (team != null) {
            body.put("team", team);
        }
        return body;
    }

    /** A team without members. */
    public static String freshTeam() {
        String id = "equipe" + NUMBER.incrementAndGet();
        admin().post("/api/teams", Map.of("id", id, "name", "Équipe " + id)).expect(201);
        return id;
    }

    /** One session of this user, which the first call begins. */
    public synchronized CrmClient session() {
        if (session == null) {
            session = logIn();
        }
        return session;
    }

    /** A new session. */
    public CrmClient logIn() {
        return stranger().loggedIn(email, password);
    }

    public Answer tryLogIn(String given) {
        return stranger().post("/api/auth/login", Map.of("email", email, "password", given));
    }

    public Answer tryLogIn(String given, String totp) {
        return stranger().post("/api/auth/login", Map.of("email", email, "password", given, "totp", totp));
    }

    /** The account as the administrator sees it once everything done so far is in the view. */
    public Answer seenAfter(Answer done) {
        return admin().get("/api/users/" + id, done).expect(200);
    }

    /** Assigns a lead to this user. */
    public Answer given(Answer lead) {
        return admin().post("/api/leads/" + lead.text("/id") + "/assignment", Map.of("assignedTo", id))
                .expect(200);
    }
}
