package com.mdmc.crm.standalone.cli.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.standalone.operator.ExitCodes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crm operations}: projections, dead letters, scheduled tasks, nodes, leases, log levels and backups. */
@Command(
        name = "operations",
        description = {
            "Shows what a running CRM and its nodes do, and acts on it. Needs an account with the permission admin.settings;",
            "every action is in the audit under its name."
        },
        footer = {"", "Ends with 0 if it is done, 1 if what was asked for failed, 2 if it could not be asked for."})
public final class OperationsCommand implements Runnable {
    private static final String BASE = "/api/operations/";

    @Spec
    private CommandSpec spec;

    @Mixin
    private OperatorSession session;

    @Option(names = "--json", description = "Print the answer as the API gives it.")
    private boolean isJson;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what: " + spec.subcommands().keySet());
    }

    @Command(
            name = "projections",
            mixinStandardHelpOptions = true,
            description = "State, lag, keeper and dead letters of every projection.")
    int projections() {
        return list("projections", "name", "state", "position", "lagCommits", "lagSeconds", "deadLetters", "owner");
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Stops a projection on all nodes; reads of its views that wait get 503.")
    int pause(@Parameters(paramLabel = "PROJECTION") String name) {
        return act("projections/" + name + "/pause", null);
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Lets a paused projection go on.")
    int resume(@Parameters(paramLabel = "PROJECTION") String name) {
        return act("projections/" + name + "/resume", null);
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description = "Builds a projection's views anew beside those in use, then switches over.")
    int rebuild(@Parameters(paramLabel = "PROJECTION") String name) {
        return act("projections/" + name + "/rebuild", null);
    }

    @Command(
            name = "dead-letters",
            mixinStandardHelpOptions = true,
            description = "Events that projections could not handle; one with its event.")
    int deadLetters(@Parameters(paramLabel = "ID", arity = "0..1") String id) {
        if (id != null) {
            print(session.get(BASE + "dead-letters/" + id).toPrettyString());
            return ExitCodes.OK;
        }
        return list("dead-letters", "id", "projection", "subject", "first", "event", "position", "attempts", "cause");
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Handles a dead letter again, and those of its subject behind it.")
    int retry(@Parameters(paramLabel = "ID") String id) {
        return act("dead-letters/" + id + "/retry", null);
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Gives a dead letter up: its projection never takes that event in.")
    int discard(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, description = "Why; it is in the audit.") String reason) {
        return act("dead-letters/" + id + "/discard", Map.of("reason", reason));
    }

    @Command(
            name = "schedules",
            mixinStandardHelpOptions = true,
            description = "Scheduled tasks: last run, result, next run.")
    int schedules() {
        return list("schedules", "name", "node", "trigger", "lastAt", "result", "nextAt", "failure");
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a scheduled task now.")
    int run(@Parameters(paramLabel = "TASK") String name) {
        return act("schedules/" + name + "/run", null);
    }

    @Command(
            name = "nodes",
            mixinStandardHelpOptions = true,
            description = "The nodes that share the store, and how far their clocks are from its.")
    int nodes() {
        return list("nodes", "id", "roles", "alive", "seenAt", "clockSkewMillis", "version");
    }

    @Command(
            name = "leases",
            mixinStandardHelpOptions = true,
            description = "What one node at a time does, and which one that is.")
    int leases() {
        return list("leases", "name", "holder");
    }

    @Command(
            name = "log-levels",
            mixinStandardHelpOptions = true,
            description = "Levels of loggers that were changed at run time.")
    int logLevels() {
        return list("log-levels", "logger", "level", "by", "since");
    }

    @Command(
            name = "log-level",
            mixinStandardHelpOptions = true,
            description = "Changes a logger's level on all nodes; without LEVEL, back to usual.")
    int logLevel(
            @Parameters(paramLabel = "LOGGER") String logger,
            @Parameters(paramLabel = "LEVEL", arity = "0..1") String level) {
        Map<String, Object> body = new HashMap<>();
        body.put("logger", logger);
        body.put("level", level);
        return act("log-levels", body);
    }

    @Command(name = "backups", mixinStandardHelpOptions = true, description = "Last runs of the backup's tasks.")
    int backups() {
        return list("backups", "name", "at", "successAt", "position", "failure");
    }

    private int list(String resource, String... columns) {
        JsonNode answer = session.get(BASE + resource);
        if (isJson) {
            print(answer.toPrettyString());
        } else {
            TextTable.of(answer.path("items"), List.of(columns)).forEach(this::print);
        }
        return ExitCodes.OK;
    }

    private int act(String path, Object body) {
        JsonNode answer = session.post(BASE + path, body);
        JsonNode request = answer.path("request");
        if (isJson) {
            print(answer.toPrettyString());
        } else {
            print(
                    request.isMissingNode()
                            ? "done, position " + answer.path("position").asText()
                            : request.path("state").asText() + ": "
                                    + request.path("outcome").asText("not finished yet"));
        }
        return request.path("state").asText().equals("failed") ? ExitCodes.NOT_IN_ORDER : ExitCodes.OK;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
