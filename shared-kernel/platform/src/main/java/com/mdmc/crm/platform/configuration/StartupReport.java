package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.platform.operations.NodeIdentity;
import com.mdmc.crm.platform.operations.NodeRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Five lines of the log at a start: what runs where, what is on, what is off, and what is not safe. */
final class StartupReport implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StartupReport.class);
    private static final String HERE = "127.0.0.1";

    private final NodeIdentity node;
    private final ObjectProvider<NodeRole> roles;
    private final Environment settings;

    StartupReport(NodeIdentity node, ObjectProvider<NodeRole> roles, Environment settings) {
        this.node = node;
        this.roles = roles;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        lines().forEach(LOG::info);
    }

    List<String> lines() {
        String served = roles.orderedStream().map(NodeRole::name).sorted().collect(Collectors.joining(" and "));
        String store = isSet("crm.mongodb-uri") ? "a MongoDB" : "the embedded store in " + value("crm.data");
        return List.of(
                "MDMC CRM %s, node %s (%s) on %s".formatted(node.version(), node.id(), served, store),
                "Serves on %s:%s, management on %s:%s"
                        .formatted(
                                value("server.address"),
                                value("local.server.port"),
                                value("management.server.address"),
                                value("local.management.port")),
                "On: " + listed(parts(true)),
                "Off: " + listed(parts(false)),
                "Not safe: " + listed(unsafe()));
    }

    private List<String> parts(boolean isOn) {
        List<String> parts = new ArrayList<>();
        part(parts, isOn, "mail", "spring.mail.host");
        part(parts, isOn, "backups", "crm.backup.dir");
        part(parts, isOn, "TLS", "server.ssl.certificate");
        part(parts, isOn, "trusted proxies", "crm.trusted-proxies");
        part(parts, isOn, "checkpoints in a second directory", "crm.audit.dir");
        part(parts, isOn, "checkpoint webhook", "crm.audit.webhook");
        part(parts, isOn, "witness", "crm.audit.witness");
        part(parts, isOn, "places of addresses", "crm.audit.geoip-db");
        part(parts, isOn, "cross-origin requests", "crm.cors-origins");
        return parts;
    }

    private void part(List<String> parts, boolean isOn, String name, String setting) {
        if (isSet(setting) == isOn) {
            parts.add(name);
        }
    }

    private List<String> unsafe() {
        List<String> unsafe = new ArrayList<>();
        boolean isPlain = !isSet("server.ssl.certificate") && !isSet("crm.trusted-proxies");
        risk(unsafe, isPlain && !value("server.address").equals(HERE), "passwords in clear on the network: no TLS");
        risk(unsafe, !value("management.server.address").equals(HERE), "management endpoints on the network");
        risk(unsafe, isTrue("crm.mail.on-console"), "links with tokens in the log (CRM_MAIL_ON_CONSOLE)");
        risk(unsafe, isTrue("crm.api-docs.open"), "the API's description open to strangers");
        risk(unsafe, !isSet("crm.backup.dir"), "no backups (CRM_BACKUP_DIR)");
        boolean isInEnvironment =
                isSet("crm.admin-password") && !SecretFiles.isFromFile("CRM_ADMIN_PASSWORD", settings);
        risk(unsafe, isInEnvironment, "the first password still in the environment (CRM_ADMIN_PASSWORD)");
        return unsafe;
    }

    private static void risk(List<String> unsafe, boolean isThere, String risk) {
        if (isThere) {
            unsafe.add(risk);
        }
    }

    private boolean isSet(String setting) {
        return !value(setting).isBlank();
    }

    private boolean isTrue(String setting) {
        return value(setting).equals("true");
    }

    private String value(String setting) {
        return settings.getProperty(setting, "");
    }

    private static String listed(List<String> parts) {
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }
}
