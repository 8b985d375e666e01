package com.mdmc.crm.demo;

import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.AddedCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm demo}: serves a CRM that looks lived in. */
@Command(
        name = "demo",
        description = "Serves the CRM with six months of French demo data; CRM_DATA defaults to ./data/demo.")
public final class Demo implements Callable<Integer>, AddedCommand {
    private static final String ADMIN_EMAIL = "direction@mdmc.exemple.fr";

    @Option(names = "--stop", description = "Stop once the data is there, instead of serving.")
    private boolean stop;

    @Override
    public Integer call() {
        Map<String, String> settings = new HashMap<>(System.getenv());
        settings.putIfAbsent("CRM_DATA", "./data/demo");
        settings.putIfAbsent("CRM_ADMIN_EMAIL", ADMIN_EMAIL);
        settings.putIfAbsent("CRM_ADMIN_PASSWORD", DemoStaff.PASSWORD);
        // Half a year passes in a minute: nobody shall have to log in again, or be taken for an attacker.
        settings.put("crm.api-docs.open", "true");
        settings.putIfAbsent("CRM_MAIL_ON_CONSOLE", "true");
        settings.put("crm.sessions.access", "365d");
        settings.put("crm.sessions.idle", "365d");
        settings.put("crm.sessions.absolute", "365d");
        boolean fresh = !new LaunchSettings(settings).data().hasStore();
        DemoClock clock = fresh ? DemoData.clock() : null;
        StandaloneServer server = StandaloneServer.start(settings, clock);
        String url = server.url();
        if (fresh) {
            fill(server, url, settings, clock);
        }
        if (stop) {
            server.close();
            return 0;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        introduce(url, settings);
        return StandaloneServer.SERVING;
    }

    private static void fill(StandaloneServer server, String url, Map<String, String> settings, DemoClock clock) {
        try {
            DemoData.fill(
                    new CrmClient(url), settings.get("CRM_ADMIN_EMAIL"), settings.get("CRM_ADMIN_PASSWORD"), clock);
        } catch (RuntimeException | AssertionError failed) {
            server.close();
            throw failed;
        }
    }

    private static void introduce(String url, Map<String, String> settings) {
        List<String> accounts = DemoStaff.emails();
        System.out.printf(
                """

                MDMC CRM serves on %1$s

                Open, logged in as the administrator
                  %1$s/tableau#session=%6$s

                Accounts
                  %2$s  (administrator, password: %3$s)
                  %4$s  (password: %5$s)

                Try
                  TOKEN=$(curl -s %1$s/api/auth/login -H 'Content-Type: application/json' -d '{"email":"%2$s","password":"%3$s"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
                  curl -s %1$s/api/dashboard -H "Authorization: Bearer $TOKEN"
                  curl -s '%1$s/api/board?limit=2' -H "Authorization: Bearer $TOKEN"
                  curl -s '%1$s/api/leads?pipeline.stage=negotiation&count=exact&limit=1' -H "Authorization: Bearer $TOKEN"
                  curl -s '%1$s/api/audit?action=convert-lead&limit=1' -H "Authorization: Bearer $TOKEN"
                """,
                url,
                settings.get("CRM_ADMIN_EMAIL"),
                settings.get("CRM_ADMIN_PASSWORD"),
                String.join("\n  ", accounts),
                DemoStaff.PASSWORD,
                new CrmClient(url)
                        .loggedIn(settings.get("CRM_ADMIN_EMAIL"), settings.get("CRM_ADMIN_PASSWORD"))
                        .token());
    }
}
