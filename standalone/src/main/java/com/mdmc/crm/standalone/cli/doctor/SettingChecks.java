package com.mdmc.crm.standalone.cli.doctor;

import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.standalone.LaunchSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks of the settings, and of what they name outside the store. */
final class SettingChecks {
    private static final Pattern NAMED = Pattern.compile("\\$\\{(CRM_[A-Z_]+)");
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int NEARLY = 2;
    private static final String HERE = "127.0.0.1";

    /** Read by the operators' commands and the start script, or at a start alone. */
    private static final Set<String> BESIDE = Set.of(
            "CRM_BACKUP_KEY",
            "CRM_BACKUP_PASSPHRASE",
            "CRM_BACKUP_RECIPIENT",
            "CRM_EMAIL",
            "CRM_JAVA_OPTS",
            "CRM_LOG_FORMAT",
            "CRM_NODE",
            "CRM_PASSWORD",
            "CRM_STACKTRACE",
            "CRM_TLS_CERT",
            "CRM_TLS_KEY",
            "CRM_TOKEN",
            "CRM_URL");

    private final LaunchSettings settings;

    SettingChecks(LaunchSettings settings) {
        this.settings = settings;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        names(findings);
        values(findings);
        network(findings);
        findings.add(mail());
        return findings;
    }

    /** The variables that the program reads, whatever their values. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>(BESIDE);
        try (InputStream defaults = SettingChecks.class.getResourceAsStream("/application.yml")) {
            Matcher named = NAMED.matcher(new String(defaults.readAllBytes(), StandardCharsets.UTF_8));
            while (named.find()) {
                known.add(named.group(1));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return known;
    }

    // Every property of the program has a variable, so that a name is suspicious only if it is nearly another.
    private void names(List<Finding> findings) {
        Set<String> known = known();
        settings.values().keySet().stream()
                .filter(name -> name.startsWith("CRM_") && !known.contains(name))
                .sorted()
                .forEach(name -> known.stream()
                        .filter(each -> distance(name, each) <= NEARLY)
                        .findFirst()
                        .map(meant -> Finding.warning(
                                "settings", name + " is set, and nothing reads it", "did you mean " + meant + "?"))
                        .ifPresent(findings::add));
    }

    /** Levenshtein distance: characters to add, drop or replace. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private void values(List<Finding> findings) {
        try {
            int port = settings.port();
            settings.managementPort();
            settings.tls();
            settings.sharedStore();
            findings.add(Finding.ok("settings", "serves on %s:%d".formatted(settings.address(), port)));
        } catch (BadSettingException bad) {
            findings.add(Finding.error("settings", bad.getMessage(), "change " + bad.setting()));
        }
    }

    private void network(List<Finding> findings) {
        boolean isOpen = !settings.address().equals(HERE) && !settings.address().equals("localhost");
        if (isOpen && !isSet("CRM_TLS_CERT") && !isSet("CRM_TRUSTED_PROXIES")) {
            findings.add(
                    Finding.error(
                            "network",
                            "passwords cross the network in clear",
                            "set CRM_TLS_CERT and CRM_TLS_KEY, or put a proxy with TLS in front and name it in CRM_TRUSTED_PROXIES"));
        } else {
            findings.add(Finding.ok(
                    "network", isSet("CRM_TRUSTED_PROXIES") ? "behind " + value("CRM_TRUSTED_PROXIES") : "no proxy"));
        }
    }

    private Finding mail() {
        String host = value("SPRING_MAIL_HOST");
        if (host.isEmpty()) {
            return Finding.warning("mail", "nobody can be invited or choose a new password", "set SPRING_MAIL_HOST");
        }
        String port = value("SPRING_MAIL_PORT").isEmpty() ? "25" : value("SPRING_MAIL_PORT");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, Integer.parseInt(port)), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            byte[] greeting = socket.getInputStream().readNBytes(3);
            return new String(greeting, StandardCharsets.US_ASCII).equals("220")
                    ? links(host + ":" + port)
                    : Finding.error("mail", host + ":" + port + " is no mail server", "check SPRING_MAIL_PORT");
        } catch (IOException | RuntimeException unreachable) {
            return Finding.error(
                    "mail",
                    host + ":" + port + " does not answer: " + unreachable.getMessage(),
                    "check SPRING_MAIL_HOST, SPRING_MAIL_PORT and the firewall");
        }
    }

    private Finding links(String server) {
        return value("CRM_PUBLIC_URL").startsWith("https://")
                ? Finding.ok("mail", server + " answers")
                : Finding.warning(
                        "mail",
                        server + " answers; links in mails lead to "
                                + (isSet("CRM_PUBLIC_URL") ? value("CRM_PUBLIC_URL") : "http://localhost"),
                        "set CRM_PUBLIC_URL to the https address users know");
    }

    private boolean isSet(String name) {
        return !value(name).isEmpty();
    }

    private String value(String name) {
        return settings.values().getOrDefault(name, "").strip();
    }
}
