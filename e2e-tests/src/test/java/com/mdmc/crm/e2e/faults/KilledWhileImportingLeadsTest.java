package com.mdmc.crm.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.ReportUpload;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.Crm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is killed while it captures the leads of a list: the confirmation is repeated and captures the rest, once. */
class KilledWhileImportingLeadsTest {
    private static final int LEADS = 1_500;

    @TempDir
    Path directory;

    @Test
    void aRepetitionCapturesTheRestOnce() throws IOException, InterruptedException {
        String confirmation = confirmUntilKilled() + "/confirmation";
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(directory.resolve("data")))) {
            CrmClient crm = RunningCrm.admin(server);
            long before = total(crm);
            assertThat(before).isBetween(1L, LEADS - 1L);
            Answer confirmed = crm.send("POST", confirmation, null, Map.of()).expect(200);
            assertThat(confirmed.body().at("/lines/captured").asInt()).isEqualTo(LEADS);
            assertThat(total(crm)).isEqualTo(LEADS);
            assertThat(crm.send("POST", confirmation, null, Map.of())
                            .expect(200)
                            .body()
                            .at("/lines/captured")
                            .asInt())
                    .isEqualTo(LEADS);
            assertThat(total(crm)).isEqualTo(LEADS);
        }
    }

    private String confirmUntilKilled() throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(RunningCrm.settings(directory.resolve("data")));
        environment.remove("server.address");
        CrmProcess process =
                CrmProcess.start(Crm.class.getName(), List.of("start"), environment, directory.resolve("crm.log"));
        CrmClient crm = process.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
        String list = IntStream.range(0, LEADS)
                .mapToObj(i -> "Ana,Kill,ana%d@liste-kill.example,Ana %d%n".formatted(i, i))
                .collect(Collectors.joining("", "prenom,nom,email,artiste\n", ""));
        String read = ReportUpload.send(
                        URI.create(process.url()).getPort(),
                        crm,
                        "/api/imports/leads",
                        list.getBytes(StandardCharsets.UTF_8),
                        Map.of())
                .body();
        String path = "/api/imports/leads/"
                + new ObjectMapper().readTree(read).at("/id").asText();
        Thread confirmation = new Thread(() -> {
            try {
                crm.send("POST", path + "/confirmation", null, Map.of());
            } catch (UncheckedIOException killed) {
                // that is what this is about
            }
        });
        confirmation.start();
        while (total(crm) < LEADS / 10) {
            Thread.sleep(20);
        }
        process.kill();
        confirmation.join();
        return path;
    }

    private static long total(CrmClient crm) {
        return crm.get("/api/leads?limit=1&count=exact")
                .expect(200)
                .body()
                .at("/page/total")
                .asLong();
    }
}
