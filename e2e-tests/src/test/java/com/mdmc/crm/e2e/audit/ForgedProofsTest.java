package com.mdmc.crm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.ConsistencyProof;
import com.mdmc.crm.ledger.merkle.InclusionProof;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.LedgerVerification.Request;
import com.mdmc.crm.query.proof.AuditKeyRotation;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random forgeries of what a running program hands out: kept checkpoints for {@code crm verify --checkpoint}, and the
 * proofs of the HTTP API for a client that holds a public key. {@code -Daudit.forgeries=20000} for the full run.
 */
class ForgedProofsTest {
    private static final int FORGERIES = Integer.getInteger("audit.forgeries", 300);
    private static final long SEED = Long.getLong("crm.seed", 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final List<String> notes = new ArrayList<>();
    private final Map<Long, String> roots = new HashMap<>();
    private final Map<Long, String> leaves = new HashMap<>();
    private final List<ObjectNode> inclusions = new ArrayList<>();
    private final List<ObjectNode> consistencies = new ArrayList<>();
    private final List<VerifyingKey> keys = new ArrayList<>();

    @Test
    void noForgeryIsAccepted() throws Exception {
        System.out.println("crm.seed=" + SEED + " audit.forgeries=" + FORGERIES);
        record();
        assertThat(inclusions)
                .allSatisfy(answer -> assertThat(isIncluded(answer)).isTrue());
        assertThat(consistencies)
                .allSatisfy(answer -> assertThat(isConsistent(answer)).isTrue());
        forge(inclusions, this::isIncluded, this::isTrueInclusion);
        forge(consistencies, this::isConsistent, this::isTrueConsistency);
        forgeKeptCheckpoints();
    }

    private void forge(List<ObjectNode> genuine, Predicate<JsonNode> accepts, Predicate<JsonNode> isTrue) {
        for (int i = 0; i < FORGERIES; i++) {
            ObjectNode forged = genuine.get(i % genuine.size()).deepCopy();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                mutate(forged, genuine.get(random.nextInt(genuine.size())));
            }
            if (accepts.test(forged)) {
                assertThat(isTrue.test(forged)).as("forgery %d: %s", i, forged).isTrue();
            }
        }
    }

    private void forgeKeptCheckpoints() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(new LaunchSettings(RunningCrm.settings(directory))
                        .data()
                        .store());
                MongoClient client = MongoClients.create(store.connectionString())) {
            LedgerVerification verification = new LedgerVerification(client.getDatabase("mdmc_crm"));
            for (String genuine : notes) {
                assertThat(isVerified(verification, genuine)).isTrue();
            }
            for (int i = 0; i < FORGERIES; i++) {
                String forged = forgedNote(notes.get(random.nextInt(notes.size())));
                if (isVerified(verification, forged)) {
                    Checkpoint said = Checkpoint.parse(SignedNote.parse(forged).text());
                    assertThat(text(said.root()))
                            .as("forgery %d: %s", i, forged)
                            .isEqualTo(roots.get(said.size()));
                    assertThat(said.origin()).isEqualTo("mdmc-crm");
                }
            }
        }
    }

    /** As {@code crm verify --checkpoint} does it. */
    private static boolean isVerified(LedgerVerification verification, String note) {
        try {
            Request request = new Request(1, List.of(note), List.of(), null);
            return verification.run(request, reached -> {}).isInOrder();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private boolean isIncluded(JsonNode answer) {
        try {
            Checkpoint checkpoint = signed(answer.get("checkpoint").textValue());
            InclusionProof proof = new InclusionProof(
                    answer.get("leafIndex").longValue(), answer.get("treeSize").longValue(), path(answer));
            byte[] root = proof.rootFrom(bytes(answer.get("leafHash")));
            return answer.get("position").longValue() == proof.index() + 1
                    && checkpoint.size() == proof.size()
                    && text(root).equals(text(checkpoint.root()));
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private boolean isTrueInclusion(JsonNode answer) {
        long position = answer.get("position").longValue();
        return answer.get("leafHash").textValue().equals(leaves.get(position))
                && position == answer.get("leafIndex").longValue() + 1;
    }

    /** The client holds the checkpoints of both sizes; the answer's own roots are only what it says. */
    private boolean isConsistent(JsonNode answer) {
        try {
            long from = answer.get("from").longValue();
            long to = answer.get("to").longValue();
            String earlier = roots.get(from);
            String later = roots.get(to);
            return new ConsistencyProof(from, to, path(answer)).connects(bytes(earlier), bytes(later))
                    && answer.get("fromRootHash").textValue().equals(earlier)
                    && answer.get("toRootHash").textValue().equals(later);
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private boolean isTrueConsistency(JsonNode answer) {
        return answer.get("from").longValue() <= answer.get("to").longValue()
                && answer.get("fromRootHash")
                        .textValue()
                        .equals(roots.get(answer.get("from").longValue()))
                && answer.get("toRootHash")
                        .textValue()
                        .equals(roots.get(answer.get("to").longValue()));
    }

    private Checkpoint signed(String note) {
        SignedNote signed = SignedNote.parse(note);
        if (!signed.isSignedBy(keys)) {
            throw new IllegalArgumentException("not signed");
        }
        return Checkpoint.parse(signed.text());
    }

    private void mutate(ObjectNode answer, ObjectNode other) {
        List<String> names = new ArrayList<>();
        answer.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = answer.get(name);
        if (random.nextInt(4) == 0) {
            answer.set(name, other.get(name));
        } else if (value instanceof ArrayNode path) {
            mutate(path, other);
        } else if (value.isNumber()) {
            long[] numbers = {value.longValue() + random.nextInt(5) - 2, 0, -1, Long.MAX_VALUE, random.nextInt(200)};
            answer.put(name, numbers[random.nextInt(numbers.length)]);
        } else {
            answer.put(name, name.equals("checkpoint") ? forgedNote(value.textValue()) : respelt(value.textValue()));
        }
    }

    private void mutate(ArrayNode path, ObjectNode other) {
        int at = path.isEmpty() ? 0 : random.nextInt(path.size());
        switch (path.isEmpty() ? 3 : random.nextInt(5)) {
            case 0 -> path.remove(at);
            case 1 -> path.insert(at, path.get(random.nextInt(path.size())));
            case 2 -> path.set(at, path.get(random.nextInt(path.size())));
            case 3 -> path.insert(at, leaves.values().iterator().next());
            default ->
                path.set(at, JSON.getNodeFactory().textNode(respelt(path.get(at).textValue())));
        }
        if (random.nextInt(6) == 0) {
            path.removeAll();
            path.addAll((ArrayNode) other.get("path"));
        }
    }

    private String respelt(String text) {
        StringBuilder other = new StringBuilder(text);
        int at = random.nextInt(text.length() + 1);
        String letter = List.of("A", "7", "=", "+", "\r", "\n", " ", "\u0661", "", "\ufeff")
                .get(random.nextInt(10));
        return other.replace(at, Math.min(text.length(), at + random.nextInt(2)), letter)
                .toString();
    }

    /** A note changed in a letter or line, signed by a key of the forger's, or with lines of another note. */
    private String forgedNote(String note) {
        List<String> lines = new ArrayList<>(List.of(note.split("\n", -1)));
        if (lines.size() < 5) {
            // Forged once already, beyond a note.
            return respelt(note);
        }
        String other = notes.get(random.nextInt(notes.size()));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, List.of(other.split("\n", -1)).get(Math.min(at, 4)));
            case 3 ->
                lines.set(
                        1,
                        List.of("0", "1", "-1", "00", "9223372036854775807", "99999999999999999999", "+7")
                                .get(random.nextInt(7)));
            case 4 -> {
                return note.replace("\n", random.nextBoolean() ? "\r\n" : "\u2028");
            }
            case 5 -> {
                String text = String.join("\n", lines.subList(0, 3)) + "\n";
                String claimed =
                        random.nextBoolean() ? text : text.replaceFirst("\n[0-9]+\n", "\n" + random.nextInt(90) + "\n");
                return new SignedNote(
                                claimed, List.of(SigningKey.draw("mdmc-crm").sign(claimed)))
                        .write();
            }
            case 6 -> {
                return new StringBuilder(note)
                        .insert(random.nextInt(note.length()), "\u2014 mdmc-crm AAAA")
                        .toString();
            }
            default -> {
                return respelt(note);
            }
        }
        return String.join("\n", lines);
    }

    /** Histories with a rotation of the signing key in the middle, and every proof that there is of them. */
    private void record() {
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(directory))) {
            CrmClient admin = RunningCrm.admin(server);
            for (int i = 0; i < 8; i++) {
                long position = lead(admin, i);
                inclusions.add((ObjectNode)
                        admin.get("/api/audit/proofs/" + position).expect(200).body());
                if (i == 4) {
                    server.context().getBean(AuditKeyRotation.class).rotate();
                }
                keep(admin.get("/api/audit/checkpoint").expect(200).text("/note"));
            }
            admin.get("/api/audit/checkpoint")
                    .body()
                    .at("/keys")
                    .forEach(key -> keys.add(VerifyingKey.parse(key.asText())));
            inclusions.forEach(answer -> keep(answer.get("checkpoint").textValue()));
            List<Long> sizes = roots.keySet().stream().sorted().toList();
            for (int i = 1; i < sizes.size(); i++) {
                String pair = "?from=" + sizes.get(random.nextInt(i)) + "&to=" + sizes.get(i);
                consistencies.add((ObjectNode)
                        admin.get("/api/audit/proofs" + pair).expect(200).body());
            }
            for (long position = 1; position <= sizes.get(sizes.size() - 1); position++) {
                leaves.put(
                        position,
                        admin.get("/api/audit/proofs/" + position).expect(200).text("/leafHash"));
            }
        }
    }

    private void keep(String note) {
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        notes.add(note);
        roots.put(checkpoint.size(), text(checkpoint.root()));
    }

    private static long lead(CrmClient admin, int number) {
        return admin.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo",
                                Map.of("firstName", "Zoé", "lastName", "Lune", "email", "p" + number + "@exemple.fr"),
                                "artistInfo",
                                Map.of("name", "Lune")))
                .expect(201)
                .position();
    }

    private static List<byte[]> path(JsonNode answer) {
        List<byte[]> path = new ArrayList<>();
        answer.get("path").forEach(hash -> path.add(bytes(hash)));
        return path;
    }

    private static byte[] bytes(JsonNode base64) {
        return bytes(base64.textValue());
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
