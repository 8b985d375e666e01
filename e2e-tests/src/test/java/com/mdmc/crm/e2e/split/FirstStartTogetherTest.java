package com.mdmc.crm.e2e.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that start together on an empty store all come up, with one administrator and one of each default team. */
class FirstStartTogetherTest {
    private static final int NODES = 3;

    @TempDir
    Path directory;

    @Test
    void allComeUp() throws Exception {
        ExecutorService starting = Executors.newFixedThreadPool(NODES);
        List<StandaloneServer> nodes = new ArrayList<>();
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"))) {
            try {
                CyclicBarrier together = new CyclicBarrier(NODES);
                List<Future<StandaloneServer>> started = new ArrayList<>();
                for (int node = 0; node < NODES; node++) {
                    Map<String, String> settings = settings(store, directory.resolve("node" + node));
                    started.add(starting.submit(() -> {
                        together.await();
                        return RunningCrm.start(settings);
                    }));
                }
                for (Future<StandaloneServer> each : started) {
                    nodes.add(each.get());
                }
                nodes.forEach(FirstStartTogetherTest::serves);
            } finally {
                nodes.forEach(StandaloneServer::close);
                starting.shutdownNow();
            }
        }
    }

    private static void serves(StandaloneServer node) {
        CrmClient admin = RunningCrm.admin(node);
        assertThat(admin.get("/api/users").expect(200).body().at("/items")).hasSize(1);
        assertThat(admin.get("/api/teams").expect(200).body().findValuesAsText("id"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    private static Map<String, String> settings(EmbeddedStore store, Path data) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
        settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        return settings;
    }
}
