package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.damage.Damage;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.Crm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Damages one file of a killed program's data directory again and again: either every acknowledged lead is there, or the
 * start is refused in a sentence, or what cannot be read is told. A campaign for {@code -Dcrm.damage.rounds=100
 * -Dcrm.damage.seed=…}; each round starts the program, and the store's own campaign damages its files in every build.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "crm.damage.rounds", matches = "\\d+")
class DataDirectoryDamageTest {
    private static final int ROUNDS = Integer.getInteger("crm.damage.rounds", 3);
    private static final long SEED = Long.getLong("crm.damage.seed", 1);

    private enum Outcome {
        ALL_THERE,
        REFUSED,
        TOLD_WHEN_READ
    }

    @TempDir
    Path root;

    private final Random random = new Random(SEED);
    private final List<String> acknowledged = new ArrayList<>();
    private final Map<String, Map<Outcome, Integer>> outcomes = new TreeMap<>();

    @Test
    void eitherEveryAcknowledgedLeadIsThereOrTheDamageIsTold() throws Exception {
        System.out.println("crm.damage.seed=" + SEED);
        Path live = root.resolve("live");
        Path older = root.resolve("older");
        writeAndKill(live, older);
        Path foreign = root.resolve("foreign");
        Directories.written(foreign, 8);
        for (int round = 0; round < ROUNDS; round++) {
            Path copy = root.resolve("copy");
            FileSystemUtils.deleteRecursively(copy);
            Directories.copied(live, copy);
            Path file = any(files(copy));
            Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
            Path folder = copy.relativize(file.getParent());
            damage.inflict(file, new Damage.Copies(older.resolve(folder), foreign.resolve(folder)), random);
            String what = "round " + round + ": " + damage + " of " + copy.relativize(file);
            Outcome outcome = outcome(copy, what);
            System.out.println(what + ": " + outcome);
            outcomes.computeIfAbsent(damage.name(), d -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        }
        outcomes.forEach((damage, counts) -> System.out.printf("%-16s %s%n", damage, counts));
    }

    /** Twice the same program, so that there is an older copy of every file. */
    private void writeAndKill(Path live, Path older) throws IOException {
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(live))) {
            capture(RunningCrm.admin(server), "early");
        }
        Directories.copied(live, older);
        Map<String, String> environment = new HashMap<>(RunningCrm.settings(live));
        environment.remove("server.address");
        CrmProcess process =
                CrmProcess.start(Crm.class.getName(), List.of("start"), environment, root.resolve("crm.log"));
        capture(process.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD), "late");
        process.kill();
    }

    private void capture(CrmClient admin, String name) {
        for (int i = 0; i < 8; i++) {
            acknowledged.add(Directories.capture(admin, name + i).expect(201).text("/id"));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("store.lock"))
                    .sorted()
                    .toList();
        }
    }

    private Path any(List<Path> files) {
        return files.get(random.nextInt(files.size()));
    }

    private Outcome outcome(Path data, String what) {
        StandaloneServer server;
        try {
            server = StandaloneServer.start(RunningCrm.settings(data));
        } catch (RuntimeException refused) {
            Throwable cause = Stream.iterate((Throwable) refused, Objects::nonNull, Throwable::getCause)
                    .reduce((outer, inner) -> inner)
                    .orElseThrow();
            assertThat(cause.getMessage()).as(what).isNotBlank();
            System.out.println("  " + cause.getMessage());
            return Outcome.REFUSED;
        }
        try (server) {
            return read(RunningCrm.stranger(server), what);
        }
    }

    /** A lead that cannot be read is an error of the server, never one that does not exist. */
    private Outcome read(CrmClient stranger, String what) {
        Map<String, String> credentials =
                Map.of("email", RunningCrm.ADMIN_EMAIL, "password", RunningCrm.ADMIN_PASSWORD);
        CrmClient.Answer login = stranger.post("/api/auth/login", credentials);
        if (login.status() >= 500) {
            return Outcome.TOLD_WHEN_READ;
        }
        CrmClient admin = stranger.withToken(login.expect(200).text("/accessToken"));
        long head = login.position();
        for (String lead : acknowledged) {
            CrmClient.Answer answer = admin.get("/api/leads/" + lead + "?after=" + head);
            if (answer.status() >= 500) {
                return Outcome.TOLD_WHEN_READ;
            }
            assertThat(answer.status()).as("%s: lead %s", what, lead).isEqualTo(200);
        }
        return Outcome.ALL_THERE;
    }
}
