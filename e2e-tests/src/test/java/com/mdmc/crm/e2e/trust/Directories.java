package com.mdmc.crm.e2e.trust;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Data directories that tests write, copy, damage and compare. */
final class Directories {
    private Directories() {}

    /** Starts a program on a directory, lets it record some leads and stops it cleanly. */
    static void written(Path data, int leads) {
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            capture(server, leads, "lead" + System.nanoTime() + "-");
        }
    }

    static void capture(StandaloneServer server, int leads, String name) {
        CrmClient crm = RunningCrm.admin(server);
        for (int i = 0; i < leads; i++) {
            capture(crm, name + i).expect(201);
        }
    }

    static CrmClient.Answer capture(CrmClient crm, String name) {
        return crm.post(
                "/api/leads",
                Map.of(
                        "personalInfo",
                        Map.of("firstName", "Zoé", "lastName", "Lune", "email", name + "@exemple.fr"),
                        "artistInfo",
                        Map.of("name", "Lune")));
    }

    static Map<String, String> settings(Path data, String... further) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        for (int i = 0; i < further.length; i += 2) {
            settings.put(further[i], further[i + 1]);
        }
        return settings;
    }

    static Path copied(Path from, Path to) {
        try {
            FileSystemUtils.copyRecursively(from, to);
            return to;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** SHA-256 of every file below a directory, by its relative path. */
    static Map<String, String> digests(Path directory) {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(
                        directory.relativize(file).toString(), HexFormat.of().formatHex(hash));
            }
            return digests;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** How many commits a published checkpoint signs. */
    static long signedSize(Path checkpoint) {
        try {
            return Long.parseLong(Files.readAllLines(checkpoint).get(1));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The sentence a start is refused with. */
    static String refusal(Map<String, String> settings) {
        try (StandaloneServer server = StandaloneServer.start(settings)) {
            throw new AssertionError("serves on port " + server.port());
        } catch (RuntimeException failed) {
            return Stream.iterate((Throwable) failed, Objects::nonNull, Throwable::getCause)
                    .reduce((outer, cause) -> cause)
                    .map(Throwable::getMessage)
                    .orElseThrow();
        }
    }
}
