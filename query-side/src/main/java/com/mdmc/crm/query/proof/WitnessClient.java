package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.WitnessKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Client of a witness: {@code add-checkpoint} of the C2SP tlog-witness protocol. */
final class WitnessClient {

    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final int COSIGNED = 200;
    private static final int OTHER_SIZE = 409;
    private static final int CONTRADICTED = 422;

    private final URI url;
    private final WitnessKey key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIME_OUT).build();

    /** @param prefix the witness's submission prefix */
    WitnessClient(URI prefix, WitnessKey key) {
        this.url = URI.create(prefix.toString().replaceFirst("/*$", "/add-checkpoint"));
        this.key = key;
    }

    WitnessKey key() {
        return key;
    }

    /** How a witness answers. */
    sealed interface Answer {
        /** It co-signed; {@code note} is the checkpoint with its signature. */
        record Cosigned(SignedNote note) implements Answer {}

        /** The largest checkpoint it has co-signed is of another size than the request named. */
        record OtherSize(long size) implements Answer {}

        /** The checkpoint does not extend the one it has co-signed. */
        record Contradicted(String reason) implements Answer {}
    }

    /**
     * Asks for a cosignature.
     *
     * @param from size of the largest checkpoint that the witness is thought to have co-signed
     * @param proof that the checkpoint extends that one
     * @throws IOException if the witness cannot be reached, or answers nothing of this protocol
     */
    Answer add(long from, List<byte[]> proof, SignedNote note) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("old ").append(from).append('\n');
        proof.forEach(
                hash -> body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIME_OUT)
                .POST(BodyPublishers.ofString(
                        body.append('\n').append(note.write()).toString()))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return switch (response.statusCode()) {
            case COSIGNED -> cosigned(note, response.body());
            case OTHER_SIZE -> new Answer.OtherSize(size(response.body()));
            case CONTRADICTED -> new Answer.Contradicted("answered 422");
            default -> throw new IOException("the witness answered " + response.statusCode());
        };
    }

    /** The note with the signatures that are the witness's and good; others are left out. */
    private Answer cosigned(SignedNote note, String lines) throws IOException {
        try {
            List<SignedNote.Signature> signatures = new ArrayList<>(note.signatures());
            SignedNote.parse(note.text() + "\n" + lines).signatures().stream()
                    .filter(signature -> key.cosignedAt(note.text(), signature).isPresent())
                    .forEach(signatures::add);
            if (signatures.size() > note.signatures().size()) {
                return new Answer.Cosigned(new SignedNote(note.text(), signatures));
            }
        } catch (IllegalArgumentException unreadable) {
            throw new IOException("the witness answered no signatures", unreadable);
        }
        throw new IOException("the witness answered no good signature of " + key);
    }

    private static long size(String body) throws IOException {
        String size = body.strip();
        if (!size.matches("0|[1-9][0-9]{0,17}")) {
            throw new IOException("the witness answered no size");
        }
        return Long.parseLong(size);
    }
}
