package com.mdmc.crm.backup.archive;

import com.mdmc.crm.platform.privacy.AesGcm;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * A document beside the ledger as it was at a flush.
 *
 * @param id of the document
 * @param subject whose key encrypts it; {@code null} if it is nobody's
 * @param document its BSON, encrypted if it has a subject; {@code null} if it was deleted
 */
public record StateChange(String collection, Object id, String subject, byte[] document) {
    private static final String PURPOSE = "backup";

    /** A document of a subject, encrypted under the subject's key, so that it goes with that. */
    public static StateChange ofSubject(String collection, Object id, TransferredKey key, byte[] clear) {
        byte[] encrypted = AesGcm.encrypt(key.derive(PURPOSE), clear, context(collection, id));
        return new StateChange(collection, id, key.subject(), encrypted);
    }

    /** The document of a subject; fails if it was encrypted under another key. */
    public byte[] decrypted(TransferredKey key) {
        try {
            return AesGcm.decrypt(key.derive(PURPOSE), document, context(collection, id));
        } catch (GeneralSecurityException another) {
            throw new IllegalStateException(
                    "a document of " + collection + " does not open with the key of its user", another);
        }
    }

    private static byte[] context(String collection, Object id) {
        return (collection + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    static StateChange of(Document stored) {
        Binary document = stored.get("d", Binary.class);
        return new StateChange(
                stored.getString("c"),
                stored.get("i"),
                stored.getString("s"),
                document == null ? null : document.getData());
    }

    /** As it stands in a segment or base. */
    Document stored() {
        Document stored = new Document("c", collection).append("i", id);
        if (subject != null) {
            stored.append("s", subject);
        }
        return document == null ? stored : stored.append("d", new Binary(document));
    }

    public boolean isDeletion() {
        return document == null;
    }
}
