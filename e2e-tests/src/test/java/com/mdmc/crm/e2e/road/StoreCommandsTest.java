package com.mdmc.crm.e2e.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.StoreTraffic;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a captured lead costs the store, with all views, the audit and the proof, and what an idle program does. */
class StoreCommandsTest {
    private static final int ALONE = 4;
    private static final int CLIENTS = 16;
    private static final int EACH = Integer.getInteger("crm.captures.each", 15);
    private static final long IDLE_SECONDS = 5;

    @TempDir
    Path directory;

    @Test
    void aCapturedLeadAndAnIdleProgramAskLittleOfTheStore() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"));
                StoreTraffic traffic = new StoreTraffic(store.connectionString());
                StandaloneServer server = RunningCrm.start(settings(traffic))) {
            CrmClient admin = RunningCrm.admin(server);
            capture(admin, "first");
            double idle = idle(traffic);
            double alone = alone(traffic, admin, server.context().getBean(Progress.class), idle);
            double atLoad = atLoad(traffic, admin);
            System.out.printf(
                    "store commands: idle %.1f a second, %.1f a lead captured alone, %.1f with %d clients%n",
                    idle, alone, atLoad, CLIENTS);
            assertThat(idle).as("commands a second of an idle program").isLessThanOrEqualTo(5);
            assertThat(alone).as("commands a lead captured alone").isLessThanOrEqualTo(26);
            assertThat(atLoad).as("commands a lead, many captured at once").isLessThanOrEqualTo(8);
        }
    }

    private static double idle(StoreTraffic traffic) {
        // What a start leaves to do is done when a whole second was as quiet as the rest.
        Eventually.that(() -> during(traffic, 1), each -> each <= 8);
        return during(traffic, IDLE_SECONDS) / (double) IDLE_SECONDS;
    }

    private static long during(StoreTraffic traffic, long seconds) {
        traffic.drain();
        try {
            Thread.sleep(seconds * 1000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return told("idle", traffic);
    }

    /** Beyond what an idle program asks. */
    private static double alone(StoreTraffic traffic, CrmClient admin, Progress views, double idle)
            throws InterruptedException {
        traffic.drain();
        long begun = System.nanoTime();
        for (int i = 0; i < ALONE; i++) {
            assertThat(views.await(List.of("leads"), capture(admin, "alone" + i).position(), Duration.ofSeconds(30)))
                    .isTrue();
            // Signed once a second: the proof of the next is the next's.
            Thread.sleep(1_100);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return (told("alone", traffic) - idle * seconds) / ALONE;
    }

    private static double atLoad(StoreTraffic traffic, CrmClient admin) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            traffic.drain();
            List<CompletableFuture<Answer>> captured = new ArrayList<>();
            IntStream.range(0, CLIENTS)
                    .forEach(client -> captured.add(CompletableFuture.supplyAsync(
                            () -> {
                                Answer last = null;
                                for (int i = 0; i < EACH; i++) {
                                    last = capture(admin, "load" + client + "x" + i);
                                }
                                return last;
                            },
                            clients)));
            captured.forEach(each -> shown(admin, each.join()));
            return told("load", traffic) / (double) (CLIENTS * EACH);
        } finally {
            clients.shutdownNow();
        }
    }

    private static long told(String when, StoreTraffic traffic) {
        Map<String, Long> commands = traffic.drain();
        System.out.println(when + ": " + commands);
        return commands.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void shown(CrmClient admin, Answer captured) {
        admin.get("/api/leads/" + captured.text("/id"), captured).expect(200);
    }

    private static Answer capture(CrmClient admin, String who) {
        return admin.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo",
                                Map.of("firstName", "Zoé", "lastName", "Lune", "email", who + "@exemple.fr"),
                                "artistInfo",
                                Map.of("name", "Les Ondes")))
                .expect(201);
    }

    private Map<String, String> settings(StoreTraffic traffic) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory.resolve("node")));
        settings.put("CRM_MONGODB_URI", traffic.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
        settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        return settings;
    }
}
