package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.e2e.users.Oracle.Verdict;
import com.mdmc.crm.e2e.users.Oracle.Whose;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route × role × flag × whose thing × active or not, and every API token, against the table. By default a seeded sample; {@code
 * -Dcrm.matrix.cases} sets its size, {@code -Dcrm.matrix=all} asks everything, {@code -Dcrm.seed} repeats a sample.
 */
class AuthorizationMatrixTest {
    private static final List<String> ROLES = List.of("admin", "manager", "agent");
    private static final int SAMPLE = Integer.getInteger("crm.matrix.cases", 1_500);
    private static final long SEED = Long.getLong("crm.seed", 1);
    private static final Map<String, String> STALE = Map.of("If-Match", "\"999999\"");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final List<Person> PEOPLE = new ArrayList<>();
    private static final List<Person> DISMISSED = new ArrayList<>();
    private static Staff colleague;
    private static Staff outsider;
    private static String teamLead;
    private static String otherLead;
    private static String teamCampaign;
    private static String otherCampaign;

    record Case(RouteRule rule, Person person, Whose whose, boolean active) {

        @Override
        public String toString() {
            return (active ? "" : "deactivated ") + person + ": " + rule.route() + " on "
                    + (rule.hasThing() ? whose : "-");
        }
    }

    @BeforeAll
    static void settle() {
        colleague = Staff.hired("agent", "denis");
        outsider = Staff.hired("agent", "marine");
        teamLead = leadOf(colleague);
        otherLead = leadOf(outsider);
        teamCampaign = campaignOf(colleague);
        otherCampaign = campaignOf(outsider);
        String queued = LeadForms.captured(Staff.admin());
        List<Supplier<Person>> all = new ArrayList<>();
        for (String role : ROLES) {
            all.add(() -> person(role, null));
            Person.FLAGS.forEach(flag -> all.add(() -> person(role, flag)));
            all.add(() -> machine(role, null, queued));
            Person.FOR_MACHINES.forEach(flag -> all.add(() -> machine(role, flag, queued)));
        }
        PEOPLE.addAll(all.parallelStream().map(Supplier::get).toList());
        DISMISSED.addAll(ROLES.parallelStream()
                .map(role -> dismissed(person(role, null)))
                .toList());
    }

    @Test
    void everyRouteHasItsLineInTheTable() {
        Set<String> routes = new TreeSet<>();
        RunningCrm.shared()
                .server()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .map(path -> path.replaceAll("\\{(\\w+):[^}]+}", "{$1}"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + path))));

        assertThat(RouteRule.all().stream().map(RouteRule::route))
                .as("a route without a line in authorization.txt, or a line without a route")
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void everybodyIsAnsweredAsTheTableSays() throws InterruptedException {
        List<Case> cases = cases();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        cases.forEach(each -> callers.execute(() -> judge(each, wrong)));
        callers.shutdown();
        assertThat(callers.awaitTermination(10, TimeUnit.MINUTES)).isTrue();

        System.out.printf("authorisation matrix: %d cases, seed %d%n", cases.size(), SEED);
        assertThat(wrong).as("of %d cases, seed %d", cases.size(), SEED).isEmpty();
    }

    private static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        for (RouteRule rule : RouteRule.all()) {
            List<Whose> things = rule.hasThing() ? List.of(Whose.values()) : List.of(Whose.OWN);
            for (Whose whose : things) {
                if (rule.isCalled()) {
                    PEOPLE.forEach(person -> all.add(new Case(rule, person, whose, true)));
                }
                if (!rule.isOpen()) {
                    DISMISSED.forEach(person -> all.add(new Case(rule, person, whose, false)));
                }
            }
        }
        Collections.shuffle(all, new Random(SEED));
        boolean everything = "all".equals(System.getProperty("crm.matrix"));
        return everything || all.size() < SAMPLE ? all : all.subList(0, SAMPLE);
    }

    private static void judge(Case each, ConcurrentLinkedQueue<String> wrong) {
        Verdict expected =
                each.active() ? Oracle.verdict(each.rule(), each.person(), each.whose()) : Verdict.UNAUTHENTICATED;
        try {
            Answer answer = ask(each);
            boolean missing = each.rule().remark().equals("missing") && answer.status() == 404;
            boolean right = verdict(answer) == expected || missing && expected == Verdict.LET_THROUGH;
            if (!right || answer.status() >= 500) {
                wrong.add(each + ": expected " + expected + " but got " + answer.status() + " " + answer.text("/code"));
            }
        } catch (RuntimeException | AssertionError failed) {
            wrong.add(each + ": " + failed);
        }
    }

    private static Verdict verdict(Answer answer) {
        return switch (answer.status()) {
            case 401 -> Verdict.UNAUTHENTICATED;
            case 403 -> Verdict.FORBIDDEN;
            case 404 -> Verdict.NOT_FOUND;
            default -> Verdict.LET_THROUGH;
        };
    }

    // A version nobody has: whoever is let through is told so, and nothing changes for the next case.
    private static Answer ask(Case each) {
        RouteRule rule = each.rule();
        String path = rule.path()
                .replace("{id}", thing(each))
                .replace("{platform}", "meta")
                .replace("{provider}", "brevo")
                .replace("{date}", "2026-01-01")
                .replaceAll("\\{[a-zA-Z]+}", "none");
        String body =
                rule.body() == null ? null : rule.body().replace("{n}", Integer.toString(NUMBER.incrementAndGet()));
        String query = rule.remark().startsWith("?") ? rule.remark() : "";
        return each.person().session().send(rule.method(), path + query, body, STALE);
    }

    private static String thing(Case each) {
        boolean own = each.whose() == Whose.OWN;
        boolean team = each.whose() == Whose.TEAM;
        return switch (each.rule().thing()) {
            case "lead" -> own ? each.person().ownLead() : team ? teamLead : otherLead;
            case "campaign" -> own || team ? teamCampaign : otherCampaign;
            case "user", "user-read" ->
                own && !each.person().isMachine() ? each.person().staff().id() : team ? colleague.id() : outsider.id();
            default -> each.rule().path().startsWith("/api/teams") ? "denis" : "none";
        };
    }

    private static Person person(String role, String flipped) {
        Staff staff = Staff.hired(role, "denis", Person.flags(role, flipped));
        return new Person(role, flipped, staff, staff.logIn(), leadOf(staff));
    }

    // A token reaches as far as a role: an agent's own, a manager's team, or everything.
    private static Person machine(String role, String without, String queuedLead) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "matrix-machine-" + NUMBER.incrementAndGet());
        body.put(
                "permissions",
                Person.FOR_MACHINES.stream()
                        .filter(permission -> !permission.equals(without))
                        .toList());
        body.put(
                "scope",
                Map.of("agent", "own", "manager", "team", "admin", "all").get(role));
        body.put(
                "expiresAt",
                RunningCrm.clock().instant().plus(Duration.ofDays(30)).toString());
        if (role.equals("manager")) {
            body.put("team", "denis");
        }
        String token = Staff.admin().post("/api/tokens", body).expect(201).text("/token");
        return new Person(role, without, null, Staff.stranger().withToken(token), queuedLead);
    }

    private static Person dismissed(Person person) {
        Staff.admin()
                .post("/api/users/" + person.staff().id() + "/deactivation", null)
                .expect(200);
        return person;
    }

    private static String leadOf(Staff owner) {
        CrmClient admin = Staff.admin();
        Map<String, ?> body = Map.of(
                "personalInfo",
                        Map.of(
                                "firstName", "Ana",
                                "lastName", "Berg",
                                "email", "matrix-lead" + NUMBER.incrementAndGet() + "@example.com"),
                "artistInfo", Map.of("name", "Artist"));
        String id = admin.post("/api/leads", body).expect(201).text("/id");
        Answer given = admin.post("/api/leads/" + id + "/assignment", Map.of("assignedTo", owner.id()))
                .expect(200);
        admin.get("/api/leads/" + id, given).expect(200);
        return id;
    }

    private static String campaignOf(Staff manager) {
        Map<String, ?> body = Map.of("name", "Campaign", "type", "branding", "team", Map.of("manager", manager.id()));
        Answer drafted = Staff.admin().post("/api/campaigns", body).expect(201);
        Staff.admin().get("/api/campaigns/" + drafted.text("/id"), drafted).expect(200);
        return drafted.text("/id");
    }
}
