package com.mdmc.crm.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import org.bson.RawBsonDocument;

/** One stored commit with a byte altered, and what it was before. */
final class DamagedCommit {
    private final RawBsonDocument original;

    private DamagedCommit(RawBsonDocument original) {
        this.original = original;
    }

    /** Alters the last byte of a word in the commit at a position. */
    static DamagedCommit at(long position, String word, MongoDatabase database) {
        RawBsonDocument original =
                commits(database).find(Filters.eq("_id", position)).first();
        byte[] bytes = original.getByteBuffer().array().clone();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
        assertThat(at).as("place of %s in commit %d", word, position).isPositive();
        bytes[at + word.length() - 1] ^= 1;
        replace(position, new RawBsonDocument(bytes), database);
        return new DamagedCommit(original);
    }

    void restore(MongoDatabase database) {
        replace(original.getInt64("_id").getValue(), original, database);
    }

    private static void replace(long position, RawBsonDocument by, MongoDatabase database) {
        assertThat(commits(database).replaceOne(Filters.eq("_id", position), by).getModifiedCount())
                .isEqualTo(1);
    }

    private static MongoCollection<RawBsonDocument> commits(MongoDatabase database) {
        return database.getCollection("ledger_commits", RawBsonDocument.class);
    }
}
