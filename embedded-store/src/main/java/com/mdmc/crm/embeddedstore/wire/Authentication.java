package com.mdmc.crm.embeddedstore.wire;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Lets nothing but the handshake through until the connection has proved that it knows the password of this start. */
final class Authentication {

    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final Set<String> OPEN =
            Set.of("hello", "isMaster", "ismaster", "ping", "buildInfo", "buildinfo", "endSessions");

    private final Credentials credentials;
    private ScramServer conversation;
    private boolean authenticated;

    Authentication(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The answer to a command of the log-in; null when the command may be run. */
    Document answer(String name, Document command) {
        if (name.equals("saslStart")) {
            conversation = new ScramServer(credentials);
            return step(command);
        }
        if (name.equals("saslContinue")) {
            return step(command);
        }
        if (!authenticated && !OPEN.contains(name)) {
            throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "command " + name + " requires authentication");
        }
        return null;
    }

    private Document step(Document command) {
        byte[] payload = command.get("payload") instanceof BinData binary ? binary.getData() : new byte[0];
        String answer = conversation == null ? null : conversation.answer(new String(payload, StandardCharsets.UTF_8));
        if (answer == null) {
            conversation = null;
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
        }
        authenticated = conversation.isProved();
        return new Document("conversationId", 1)
                .append("done", conversation.isDone())
                .append("payload", new BinData(answer.getBytes(StandardCharsets.UTF_8)))
                .append("ok", 1.0);
    }
}
