package com.mdmc.crm.e2e.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.ConsistencyProof;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A witness as C2SP's tlog-witness and tlog-cosignature describe one, for the log of whose keys it is told. */
final class SmallWitness implements AutoCloseable {
    private static final String NAME = "witness.example/w1";

    private final KeyPair pair;
    private final List<VerifyingKey> logKeys = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean isAway;
    private Checkpoint latest;

    SmallWitness() throws GeneralSecurityException, IOException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v0/add-checkpoint", this::answer);
        server.start();
    }

    /** Before it knows a key of the log it answers 404. */
    void trust(String key) {
        logKeys.add(VerifyingKey.parse(key));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v0";
    }

    String key() {
        return NAME + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    synchronized long size() {
        return latest == null ? 0 : latest.size();
    }

    /** How requests were answered. */
    List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    /** Nobody is answered; its port stays its own. */
    void stop() {
        isAway = true;
    }

    void comeBack() {
        isAway = false;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (isAway) {
            exchange.close();
            return;
        }
        String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Answer answer;
        try {
            answer = exchange.getRequestMethod().equals("POST") ? added(request) : new Answer(405, "");
        } catch (RuntimeException malformed) {
            answer = new Answer(400, malformed.toString());
        }
        statuses.add(answer.status());
        byte[] body = answer.body().getBytes(UTF_8);
        if (answer.status() == 409) {
            exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Answer(int status, String body) {}

    private synchronized Answer added(String request) {
        int end = request.indexOf("\n\n");
        List<String> head = request.substring(0, end).lines().toList();
        if (!head.get(0).matches("old (0|[1-9][0-9]*)") || head.size() > 64) {
            return new Answer(400, "");
        }
        SignedNote note = SignedNote.parse(request.substring(end + 2));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (logKeys.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
            return new Answer(404, "");
        } else if (!note.isSignedBy(logKeys)) {
            return new Answer(403, "");
        }
        long old = Long.parseLong(head.get(0).substring(4));
        List<byte[]> path = new ArrayList<>();
        head.stream().skip(1).map(Base64.getDecoder()::decode).forEach(path::add);
        if (old > checkpoint.size()) {
            return new Answer(400, "");
        } else if (old != size()) {
            return new Answer(409, size() + "\n");
        } else if (!extendsLatest(old, checkpoint, path)) {
            return new Answer(422, "");
        }
        latest = checkpoint;
        return new Answer(200, cosigned(note.text()));
    }

    private boolean extendsLatest(long old, Checkpoint checkpoint, List<byte[]> path) {
        return old == 0
                ? path.isEmpty()
                : new ConsistencyProof(old, checkpoint.size(), path).connects(latest.root(), checkpoint.root());
    }

    private String cosigned(String text) {
        long time = 1_900_000_000L;
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(("cosignature/v1\ntime " + time + "\n" + text).getBytes(UTF_8));
            byte[] line = ByteBuffer.allocate(76)
                    .put(id())
                    .putLong(time)
                    .put(signature.sign())
                    .array();
            return "\u2014 other.example AAAAAAAAAAAAAAAA\n\u2014 " + NAME + " "
                    + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] typed() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
        typed[0] = 4;
        return typed;
    }

    private byte[] id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((NAME + "\n").getBytes(UTF_8));
            return Arrays.copyOf(digest.digest(typed()), 4);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
