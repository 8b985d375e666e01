package com.mdmc.crm.e2e.split;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The node that keeps the views is stopped, later another is killed: each time the other goes on with them, and the
 * stopped one does no harm when it goes on itself. {@code -Dcrm.split.takeover=3000} for the promised three seconds,
 * where nobody else shares the machine.
 */
final class TakeOver {
    private static final long LONGEST_MILLIS = Long.getLong("crm.split.takeover", 15_000);

    private final MongoDatabase database;
    private final CrmClient commands;
    private final Map<String, CrmProcess> queryNodes;
    private final String token;
    private int number;

    TakeOver(MongoDatabase database, CrmClient commandSide, Map<String, CrmProcess> queryNodes) {
        this.database = database;
        this.queryNodes = queryNodes;
        this.token = commandSide
                .post("/api/auth/login", Map.of("email", RunningCrm.ADMIN_EMAIL, "password", RunningCrm.ADMIN_PASSWORD))
                .expect(200)
                .text("/accessToken");
        this.commands = commandSide.withToken(token);
    }

    void succeeds() throws IOException, InterruptedException {
        String first = keeper();
        signal("STOP", queryNodes.get(first));
        timed("stopped", capture(), anotherThan(first));
        signal("CONT", queryNodes.get(first));
        Answer meanwhile = capture();
        queryNodes.values().forEach(node -> shown(meanwhile, node));
        String second = keeper();
        assertThat(second).isNotEqualTo(first);
        queryNodes.get(second).kill();
        timed("killed", capture(), queryNodes.get(first));
    }

    private void timed(String how, Answer captured, CrmProcess node) {
        long begun = System.nanoTime();
        shown(captured, node);
        long took = (System.nanoTime() - begun) / 1_000_000;
        System.out.printf("views of a %s node taken over after %d ms%n", how, took);
        assertThat(took).as("milliseconds until a %s node's views moved", how).isLessThan(LONGEST_MILLIS);
    }

    private void shown(Answer captured, CrmProcess node) {
        CrmClient queries = node.stranger().withToken(token);
        Eventually.that(
                () -> queries.get("/api/leads/" + captured.text("/id"), captured)
                        .status(),
                status -> status == 200);
    }

    private Answer capture() {
        Map<String, ?> person =
                Map.of("firstName", "Zoé", "lastName", "Lune", "email", "relais" + number++ + "@exemple.fr");
        return commands.post("/api/leads", Map.of("personalInfo", person, "artistInfo", Map.of("name", "Relais")))
                .expect(201);
    }

    private CrmProcess anotherThan(String name) {
        return queryNodes.entrySet().stream()
                .filter(each -> !each.getKey().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** The node that keeps the views of queries. */
    private String keeper() {
        String owner = database.getCollection("trackingtokens")
                .find(eq("processorName", "query_views"))
                .first()
                .getString("owner");
        return owner.substring(0, owner.indexOf('/'));
    }

    private static void signal(String signal, CrmProcess node) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(node.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
