package com.mdmc.crm.e2e.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The bill of materials in the shipped jar (CycloneDX) is what the jar holds, library by library, down to their bytes.
 * Skipped for a jar that was built offline: the plugin writes none then.
 */
class SbomTest {
    private static final Path JAR = Path.of("..", "standalone", "target", "crm-app.jar");
    private static final String SBOM = "META-INF/sbom/application.cdx.json";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    @Test
    void namesEveryLibraryOfTheJar() throws IOException, NoSuchAlgorithmException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            JsonNode bill = bill(jar);
            assumeTrue(bill != null, "the jar was built offline");
            Set<String> hashes = new HashSet<>();
            bill.path("components")
                    .forEach(component -> component
                            .path("hashes")
                            .forEach(hash -> hashes.add(hash.path("content").asText())));
            List<String> unknown = new ArrayList<>();
            for (JarEntry entry : jar.stream().filter(SbomTest::isForeign).toList()) {
                if (!hashes.contains(sha256(jar, entry))) {
                    unknown.add(entry.getName());
                }
            }
            assertThat(unknown).isEmpty();
        }
    }

    @Test
    void holdsNothingThatIsForDevelopers() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.startsWith(LIBRARIES)))
                    .hasSizeGreaterThan(50)
                    .noneMatch(
                            name -> name.matches(".*/(demo|benchmarks|test-support|e2e-tests|junit|assertj|springdoc|"
                                    + "swagger-(core|models|ui)|datafaker|spring-boot-devtools).*"));
        }
    }

    // The program's own modules are no third party's.
    private static boolean isForeign(JarEntry entry) {
        return entry.getName().startsWith(LIBRARIES)
                && entry.getName().endsWith(".jar")
                && !entry.getName().endsWith("-1.0.0-SNAPSHOT.jar")
                && !entry.getName().contains("spring-boot-jarmode");
    }

    private static JsonNode bill(JarFile jar) throws IOException {
        for (String place : List.of(SBOM, "BOOT-INF/classes/" + SBOM)) {
            JarEntry entry = jar.getJarEntry(place);
            if (entry != null) {
                try (InputStream json = jar.getInputStream(entry)) {
                    return new ObjectMapper().readTree(json);
                }
            }
        }
        return null;
    }

    private static String sha256(JarFile jar, JarEntry entry) throws IOException, NoSuchAlgorithmException {
        try (InputStream bytes = jar.getInputStream(entry)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
        }
    }
}
