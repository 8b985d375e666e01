package com.mdmc.crm.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dashboard and the alerts ask for is what the program tells, and each alert is explained. */
class MetricsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path ALERTS = ROOT.resolve("deploy/prometheus/alerts.yml");
    private static final Pattern METRIC = Pattern.compile("\\b(?:crm|jvm|http|process)_[a-z_]+");
    private static final Pattern TYPES = Pattern.compile("type=~?\\\\?\"([A-Za-z|]+)");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @TempDir
    private Path directory;

    @Test
    void everyMetricOfDashboardAndAlertsIsInAScrape() throws IOException {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory));
        settings.put("spring.mail.host", "127.0.0.1");
        try (StandaloneServer server = RunningCrm.start(settings)) {
            RunningCrm.admin(server).get("/api/me").expect(200);
            CrmClient management = new CrmClient("http://127.0.0.1:" + server.managementPort());
            String scrape =
                    management.get("/actuator/prometheus").expect(200).raw().body();
            Set<String> told = new LinkedHashSet<>();
            scrape.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]")[0])
                    .forEach(told::add);
            assertThat(told).containsAll(asked(Files.readString(ALERTS)));
            assertThat(told).containsAll(asked(expressions()));
            for (Matcher type = TYPES.matcher(Files.readString(ALERTS) + expressions()); type.find(); ) {
                for (String each : type.group(1).split("\\|")) {
                    assertThat(scrape).contains("crm_ledger_events_total{type=\"" + each + "\"} ");
                }
            }
            assertThat(scrape).contains("crm_command_duration_seconds_count{", "outcome=\"accepted\"");
            assertThat(RunningCrm.stranger(server).get("/actuator/prometheus").status())
                    .isNotEqualTo(200);
        }
    }

    @Test
    void everyAlertHasItsEntryInTheRunbook() throws IOException {
        String alerts = Files.readString(ALERTS);
        String runbook = Files.readString(ROOT.resolve("docs/runbook.md"));
        Set<String> explained = new LinkedHashSet<>();
        for (String entry : runbook.split("(?m)^## ")) {
            if (entry.contains("**Means.**") && entry.contains("**Do.**") && entry.contains("**Worked.**")) {
                explained.add(entry.lines().findFirst().orElseThrow());
            }
        }
        Set<String> raised = new LinkedHashSet<>();
        for (Matcher alert = ALERT.matcher(alerts); alert.find(); ) {
            raised.add(alert.group(1));
            assertThat(alerts).contains("docs/runbook.md#" + alert.group(1).toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(raised).isNotEmpty().isEqualTo(explained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check rules alerts.yml", "check config prometheus.yml", "test rules alerts-test.yml"})
    void promtoolTakesTheRules(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments.split(" ")));
        Process promtool;
        try {
            promtool = new ProcessBuilder(command)
                    .directory(ALERTS.getParent().toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            assumeThat(false).as("promtool is not installed").isTrue();
            return;
        }
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static Set<String> asked(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (Matcher metric = METRIC.matcher(text); metric.find(); ) {
            names.add(metric.group());
        }
        assertThat(names).hasSizeGreaterThan(10);
        return names;
    }

    private static String expressions() throws IOException {
        return String.join(
                "\n",
                new ObjectMapper()
                        .readTree(ROOT.resolve("deploy/grafana/crm-dashboard.json")
                                .toFile())
                        .findValuesAsText("expr"));
    }
}
