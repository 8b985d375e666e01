package com.mdmc.crm.standalone.leads;

import com.mdmc.crm.standalone.CrmClient;
import java.util.List;
import java.util.Map;

/** Members of staff as tests need them. */
final class Staff {
    static final String PASSWORD = "une phrase de passe solide";

    private Staff() {}

    /** A verified agent; the id. */
    static String agent(CrmClient admin, String team, List<String> platforms) {
        return member(admin, LeadForms.freshEmail(), "agent", team, platforms);
    }

    static String member(CrmClient admin, String email, String role, String team, List<String> platforms) {
        return admin.post(
                        "/api/users",
                        Map.of(
                                "firstName",
                                "Alix",
                                "lastName",
                                "Martin",
                                "email",
                                email,
                                "password",
                                PASSWORD,
                                "role",
                                role,
                                "team",
                                team,
                                "assignedPlatforms",
                                platforms))
                .expect(201)
                .text("/id");
    }
}
