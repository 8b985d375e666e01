package com.mdmc.crm.e2e.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.benchmarks.harness.Writers;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.cli.Crm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that start together on an empty store all come up, with one administrator and one of each default team. The first
 * password lies on one of them, until it is changed on any.
 */
class FirstStartTogetherTest {
    private static final int NODES = 3;

    @TempDir
    Path directory;

    @Test
    void allComeUpAndTheFirstPasswordLastsUntilItIsChanged() throws Exception {
        Map<Path, CrmProcess> nodes = new ConcurrentHashMap<>();
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"))) {
            try {
                Writers.each(NODES, node -> {
                    Path data = directory.resolve("node" + node);
                    nodes.put(passwordFile(data), start(store, data));
                });
                Path file = onlyOneThere(nodes.keySet());
                String password = Files.readString(file).strip();
                nodes.values().forEach(node -> serves(node, password));

                CrmProcess another = nodes.entrySet().stream()
                        .filter(node -> !node.getKey().equals(file))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
                changePassword(another, password);
                Eventually.that(() -> Files.exists(file), there -> !there);
            } finally {
                nodes.values().forEach(CrmProcess::close);
            }
        }
    }

    private static Path passwordFile(Path data) {
        return data.resolve("admin-password");
    }

    // Of those whose drawn password did not become the account's, none may be left.
    private static Path onlyOneThere(Collection<Path> files) {
        List<Path> there =
                Eventually.that(() -> files.stream().filter(Files::exists).toList(), found -> found.size() == 1);
        return there.get(0);
    }

    private static void changePassword(CrmProcess node, String password) {
        Map<String, String> change = Map.of("currentPassword", password, "newPassword", "Une phrase choisie 7");
        node.stranger()
                .loggedIn(RunningCrm.ADMIN_EMAIL, password)
                .send("PUT", "/api/me/password", change, Map.of())
                .expect(200);
    }

    private static CrmProcess start(EmbeddedStore store, Path data) {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        return CrmProcess.start(Crm.class.getName(), List.of("start"), settings(store, data), log);
    }

    private static void serves(CrmProcess node, String password) {
        CrmClient admin = node.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, password);
        assertThat(admin.get("/api/users").expect(200).body().at("/items")).hasSize(1);
        assertThat(admin.get("/api/teams").expect(200).body().findValuesAsText("id"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    private static Map<String, String> settings(EmbeddedStore store, Path data) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.remove("server.address");
        settings.remove("CRM_ADMIN_PASSWORD");
        settings.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
        settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        return settings;
    }
}
