package com.mdmc.crm.e2e.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.benchmarks.harness.Writers;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.cli.Crm;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that start together on an empty store all come up, with one administrator and one of each default team. */
class FirstStartTogetherTest {
    private static final int NODES = 3;

    @TempDir
    Path directory;

    @Test
    void allComeUp() throws Exception {
        List<CrmProcess> nodes = new CopyOnWriteArrayList<>();
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"))) {
            try {
                Writers.each(NODES, node -> nodes.add(start(store, "node" + node)));
                nodes.forEach(FirstStartTogetherTest::serves);
            } finally {
                nodes.forEach(CrmProcess::close);
            }
        }
    }

    private CrmProcess start(EmbeddedStore store, String node) {
        return CrmProcess.start(
                Crm.class.getName(),
                List.of("start"),
                settings(store, directory.resolve(node)),
                directory.resolve(node + ".log"));
    }

    private static void serves(CrmProcess node) {
        CrmClient admin = node.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
        assertThat(admin.get("/api/users").expect(200).body().at("/items")).hasSize(1);
        assertThat(admin.get("/api/teams").expect(200).body().findValuesAsText("id"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    private static Map<String, String> settings(EmbeddedStore store, Path data) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.remove("server.address");
        settings.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
        settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        return settings;
    }
}
