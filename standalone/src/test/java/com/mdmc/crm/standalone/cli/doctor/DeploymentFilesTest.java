package com.mdmc.crm.standalone.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.platform.configuration.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The files of a deployment, read against the program's settings and against what a deployment has to survive. */
class DeploymentFilesTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> NODES = Set.of("command1", "command2", "query1", "query2");

    /** Settings of one machine, of a client, or of the process; the containers have no use for them. */
    private static final Set<String> NOT_IN_CONTAINERS = Set.of(
            "CRM_ADDRESS",
            "CRM_BACKUP_KEY",
            "CRM_EMAIL",
            "CRM_JAVA_OPTS",
            "CRM_NODE",
            "CRM_PASSWORD",
            "CRM_STACKTRACE",
            "CRM_TLS_CERT",
            "CRM_TLS_KEY",
            "CRM_TOKEN",
            "CRM_URL");

    private final Map<String, Object> compose = read("docker-compose.yml");

    @Test
    void everySettingOfTheProgramIsPassedAndEveryNamePassedIsOne() {
        Set<String> expected = new TreeSet<>(SettingChecks.known());
        expected.removeAll(NOT_IN_CONTAINERS);
        for (String node : NODES) {
            Set<String> passed = new TreeSet<>();
            map(service(node), "environment").keySet().stream()
                    .filter(name -> name.startsWith("CRM_"))
                    .map(name -> name.replaceAll("_FILE$", ""))
                    .forEach(passed::add);
            assertThat(passed).as(node).isEqualTo(expected);
        }
    }

    @Test
    void secretsAreFilesAndNothingElse() {
        Map<String, Object> secrets = map(compose, "secrets");
        for (String node : NODES) {
            Map<String, Object> environment = map(service(node), "environment");
            assertThat(environment).doesNotContainKeys(SecretFiles.SECRETS.toArray(String[]::new));
            environment.forEach((name, value) -> {
                if (name.endsWith("_FILE")) {
                    String secret = String.valueOf(value).replace("/run/secrets/", "");
                    assertThat(SecretFiles.SECRETS).contains(name.replaceAll("_FILE$", ""));
                    assertThat(secrets).as(name).containsKey(secret);
                    assertThat(list(service(node), "secrets")).contains(secret);
                }
            });
        }
    }

    @Test
    void noServiceCanFillTheHostOrWriteWhereItShouldNot() {
        map(compose, "services").keySet().forEach(name -> {
            Map<String, Object> service = service(name);
            assertThat(service).as(name).containsEntry("read_only", true).containsKey("logging");
            assertThat(list(service, "security_opt")).as(name).contains("no-new-privileges:true");
            assertThat(list(service, "cap_drop")).as(name).contains("ALL");
            assertThat(map(map(service, "logging"), "options")).as(name).containsKeys("max-size", "max-file");
        });
        for (String node : NODES) {
            assertThat(service(node)).as(node).containsKey("mem_limit");
            assertThat(String.valueOf(service(node).get("stop_grace_period"))).isEqualTo("40s");
            assertThat(list(service(node), "volumes")).anyMatch(each -> each.equals(node + ":/data"));
        }
    }

    @Test
    void theProxyFindsNodesAgainAndTellsNobodysName() throws IOException {
        String proxy = Files.readString(ROOT.resolve("deploy/proxy/nginx.conf"));
        assertThat(proxy)
                .contains("resolver 127.0.0.11", "zone command_side", "zone query_side", "proxy_connect_timeout 2s")
                .contains("location /actuator { return 404; }", "listen 8443 ssl")
                .doesNotContain("$request ", "\"$request\"", "$args", "$query_string", "$http_referer");
        for (String node : NODES) {
            assertThat(proxy).contains("server " + node + ":8080 resolve");
        }
    }

    @Test
    void whatTheProxyRefusesItTellsInTheProgramsWords() throws IOException {
        String proxy = Files.readString(ROOT.resolve("deploy/proxy/nginx.conf"));
        ResourceBundle texts = ResourceBundle.getBundle("messages/common", Locale.ROOT);
        Map<String, String> titles = texts("problem_title", proxy);
        assertThat(titles.keySet()).containsAll(codes(proxy));
        titles.forEach((code, title) -> assertThat(title).as(code).isEqualTo(texts.getString("problem." + code)));
        texts("problem_detail", proxy)
                .forEach((code, detail) ->
                        assertThat(detail).as(code).isEqualTo(texts.getString("problem." + code + ".detail")));
    }

    private static List<String> codes(String proxy) {
        return block("problem_code", proxy)
                .lines()
                .filter(line -> line.endsWith(";"))
                .map(line -> line.replaceAll(".* ([a-z-]+);", "$1"))
                .toList();
    }

    private static Map<String, String> texts(String variable, String proxy) {
        return Pattern.compile("([a-z-]+) \"(.*)\";")
                .matcher(block(variable, proxy))
                .results()
                .collect(Collectors.toMap(text -> text.group(1), text -> text.group(2)));
    }

    private static String block(String variable, String proxy) {
        Matcher found = Pattern.compile("map [^{]* \\$" + variable + " \\{(.*?)\n  }", Pattern.DOTALL)
                .matcher(proxy);
        assertThat(found.find()).as(variable).isTrue();
        return found.group(1);
    }

    @Test
    void aProgramWithoutMemoryEnds() throws IOException {
        for (String file : List.of("Dockerfile", "deploy/systemd/crm.service")) {
            assertThat(Files.readString(ROOT.resolve(file))).as(file).contains("-XX:+ExitOnOutOfMemoryError");
        }
    }

    private Map<String, Object> service(String name) {
        return map(map(compose, "services"), name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String name) {
        assertThat(of.get(name)).as(name).isInstanceOf(Map.class);
        return (Map<String, Object>) of.get(name);
    }

    private static List<String> list(Map<String, Object> of, String name) {
        List<String> texts = new ArrayList<>();
        ((List<?>) of.get(name)).forEach(each -> texts.add(String.valueOf(each)));
        return texts;
    }

    private static Map<String, Object> read(String file) {
        try {
            return new Yaml().load(Files.readString(ROOT.resolve(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
