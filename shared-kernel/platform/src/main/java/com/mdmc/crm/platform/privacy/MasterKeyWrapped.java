package com.mdmc.crm.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * A field of stored documents that the master key wraps. {@link #ALL} is the one list of them: a rotation of the master
 * key wraps these again, and what is missing from it would be unreadable afterwards.
 *
 * @param collection where the documents are
 * @param field with the wrapped bytes; documents without it are left alone
 * @param purpose of the key derived from the master key
 * @param context authenticated with a document's bytes
 */
public record MasterKeyWrapped(String collection, String field, String purpose, Function<Document, String> context) {

    private static final Function<Document, String> ID = document -> document.getString("_id");

    /** Everything that the master key wraps in a store. */
    public static final List<MasterKeyWrapped> ALL = List.of(
            new MasterKeyWrapped(SubjectKeys.COLLECTION, "key", SubjectKeys.PURPOSE, ID),
            new MasterKeyWrapped(KeyCheck.COLLECTION, IndexKey.FIELD, IndexKey.PURPOSE, ID),
            new MasterKeyWrapped(KeyCheck.COLLECTION, IndexKey.NEXT, IndexKey.PURPOSE, ID),
            new MasterKeyWrapped(
                    "proof_keys",
                    "sealed",
                    "checkpoint-keys",
                    document -> "checkpoint-key:" + document.getInteger("_id")),
            new MasterKeyWrapped("idempotency_keys", "body", "idempotent-answers", ID));

    /** What the master key wraps in a document of a collection. */
    static List<MasterKeyWrapped> in(String collection, Document document) {
        return ALL.stream()
                .filter(each -> each.collection().equals(collection) && document.containsKey(each.field()))
                .toList();
    }

    /** The field's bytes in clear; fails if another key has wrapped them. */
    byte[] unwrap(MasterKey key, Document document) throws GeneralSecurityException {
        return key.unwrap(purpose, document.get(field, Binary.class).getData(), authenticated(document));
    }

    /** Bytes as the field of a document holds them. */
    Binary wrap(MasterKey key, byte[] clear, Document document) {
        return new Binary(key.wrap(purpose, clear, authenticated(document)));
    }

    private byte[] authenticated(Document document) {
        return context.apply(document).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if no field of that purpose is listed */
    static void requireListed(String purpose) {
        if (ALL.stream().noneMatch(each -> each.purpose().equals(purpose))) {
            throw new IllegalArgumentException("A rotation of the master key would lose what is wrapped as " + purpose
                    + ": list it in MasterKeyWrapped");
        }
    }
}
