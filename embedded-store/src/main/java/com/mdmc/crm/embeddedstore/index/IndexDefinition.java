package com.mdmc.crm.embeddedstore.index;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What `createIndexes` asked for. */
public record IndexDefinition(
        String name, List<IndexField> fields, boolean unique, boolean sparse, Document description) {

    public static final String ID_INDEX = "_id_";

    public static IndexDefinition of(Document description) {
        Document key = (Document) description.get("key");
        List<IndexField> fields = key.entrySet().stream()
                .map(field -> new IndexField(field.getKey(), isAscending(field.getValue())))
                .toList();
        String name = (String) description.get("name");
        boolean unique = Utils.isTrue(description.get("unique")) || name.equals(ID_INDEX);
        return new IndexDefinition(name, fields, unique, Utils.isTrue(description.get("sparse")), description);
    }

    private static boolean isAscending(Object direction) {
        return ((Number) direction).doubleValue() > 0;
    }

    /** The documents a partial index is limited to. */
    public Optional<Document> partialFilter() {
        return Optional.ofNullable((Document) description.get("partialFilterExpression"));
    }

    /** How long after the date in its field a document expires. */
    public Optional<Duration> expireAfter() {
        Number seconds = (Number) description.get("expireAfterSeconds");
        return Optional.ofNullable(seconds).map(number -> Duration.ofSeconds(number.longValue()));
    }

    /** Whether both ask for the same entries. */
    public boolean sameAs(IndexDefinition other) {
        return fields.equals(other.fields)
                && unique == other.unique
                && sparse == other.sparse
                && partialFilter().equals(other.partialFilter())
                && expireAfter().equals(other.expireAfter());
    }

    List<IndexKey> indexKeys() {
        return fields.stream()
                .map(field -> new IndexKey(field.path(), field.ascending()))
                .toList();
    }
}
