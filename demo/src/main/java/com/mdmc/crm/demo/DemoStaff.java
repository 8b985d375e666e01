package com.mdmc.crm.demo;

import com.mdmc.crm.standalone.CrmClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The six people of the demonstration, in two teams, and the clients they are logged in with. */
final class DemoStaff {
    static final String PASSWORD = "demo mdmc 2026";

    private static final List<Map<String, Object>> PEOPLE = List.of(
            person("Denis", "Moreau", "denis@mdmc.exemple.fr", "manager", "denis", "youtube", "spotify", "meta"),
            person("Camille", "Petit", "camille@mdmc.exemple.fr", "agent", "denis", "youtube", "tiktok", "google"),
            person("Hugo", "Lefèvre", "hugo@mdmc.exemple.fr", "agent", "denis", "meta", "spotify"),
            person("Marine", "Dubois", "marine@mdmc.exemple.fr", "manager", "marine", "meta", "tiktok", "google"),
            person("Inès", "Garnier", "ines@mdmc.exemple.fr", "agent", "marine", "tiktok", "meta", "youtube"),
            person("Théo", "Roussel", "theo@mdmc.exemple.fr", "agent", "marine", "spotify", "google"));

    /**
     * One member of staff at work.
     *
     * @param crm the client they are logged in with
     */
    record Member(String id, String team, boolean manager, CrmClient crm) {}

    private final List<Member> members = new ArrayList<>();

    static int size() {
        return PEOPLE.size();
    }

    static List<String> emails() {
        return PEOPLE.stream().map(person -> (String) person.get("email")).toList();
    }

    /** Opens the accounts and logs everybody in. */
    void hire(CrmClient admin, CrmClient stranger, Runnable step) {
        for (Map<String, Object> person : PEOPLE) {
            String id = admin.post("/api/users", person).expect(201).text("/id");
            CrmClient client = stranger.loggedIn((String) person.get("email"), PASSWORD);
            members.add(new Member(
                    id, (String) person.get("team"), person.get("role").equals("manager"), client));
            step.run();
        }
    }

    Member any(int number) {
        return members.get(Math.floorMod(number, members.size()));
    }

    /** The manager of a member's team. */
    Member managerOf(Member member) {
        return members.stream()
                .filter(each -> each.manager() && each.team().equals(member.team()))
                .findFirst()
                .orElseThrow();
    }

    /** Ends everybody's session. */
    void leave() {
        members.forEach(member -> member.crm().post("/api/auth/logout", Map.of()));
    }

    private static Map<String, Object> person(
            String firstName, String lastName, String email, String role, String team, String... platforms) {
        return Map.of(
                "firstName", firstName,
                "lastName", lastName,
                "email", email,
                "password", PASSWORD,
                "role", role,
                "team", team,
                "assignedPlatforms", List.of(platforms));
    }
}
