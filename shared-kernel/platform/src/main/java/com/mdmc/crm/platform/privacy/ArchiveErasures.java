package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** Which erasures have reached the archive, noted in the store by the node that archives, for certificates on any node. */
public final class ArchiveErasures {
    private static final String ID = "archive-erasures";

    private final MongoCollection<Document> state;

    /**
     * How far erasures have reached.
     *
     * @param upTo keys destroyed until then are in no file of the archive
     * @param isWritten whether an archive is being written; one that no longer is keeps what it has
     */
    public record Reached(Instant upTo, boolean isWritten) {}

    public ArchiveErasures(MongoDatabase database) {
        this.state = DurableSettings.of(database).collection(KeyCheck.COLLECTION, Document.class);
    }

    /** An archive is written from now on; what it has of before is not known yet. */
    public void begun() {
        write(new Reached(latest().map(Reached::upTo).orElse(Instant.EPOCH), true));
    }

    /** The keys destroyed until an instant have left the archive. */
    public void reached(Instant upTo) {
        write(new Reached(upTo, true));
    }

    /** No archive is written any more; if there was one, it is out of reach. */
    public void stopped() {
        latest().filter(Reached::isWritten).ifPresent(last -> write(new Reached(last.upTo(), false)));
    }

    /** How far they have reached; empty if there never was an archive. */
    public Optional<Reached> latest() {
        return Optional.ofNullable(state.find(eq("_id", ID)).first())
                .map(found -> new Reached(found.getDate("upTo").toInstant(), found.getBoolean("isWritten", false)));
    }

    private void write(Reached reached) {
        Document document = new Document("_id", ID)
                .append("upTo", Date.from(reached.upTo()))
                .append("isWritten", reached.isWritten());
        state.replaceOne(eq("_id", ID), document, new ReplaceOptions().upsert(true));
    }
}
