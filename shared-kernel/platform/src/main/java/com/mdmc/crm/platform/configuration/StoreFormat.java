package com.mdmc.crm.platform.configuration;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Format version of what the CRM writes into its database, kept in it: a program never reads what a newer one may have
 * written. The files of the embedded store have a format of their own, which the store checks.
 */
public final class StoreFormat {
    /**
     * Of commits, keys and proofs. Raised when a program of before could misread what is written now: from 2 on every typed
     * text is a token, which a program of format 1 would take for the text.
     */
    public static final int LEDGER = 2;
    /** Of views and counters, as the ledger makes them. */
    public static final int VIEWS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(StoreFormat.class);
    private static final String ID = "format";

    private final MongoCollection<Document> identity;

    public StoreFormat(MongoDatabase database) {
        this.identity = DurableSettings.of(database).collection(KeyCheck.COLLECTION, Document.class);
    }

    /**
     * What wrote the database last.
     *
     * @param program version of it
     */
    public record Written(int ledger, int views, String program) {}

    /** Empty for a new database, or one that was written before formats were. */
    public Optional<Written> written() {
        return Optional.ofNullable(identity.find(eq("_id", ID)).first())
                .map(stored -> new Written(
                        stored.getInteger("ledger"), stored.getInteger("views"), stored.getString("program")));
    }

    /** @throws StartRefusedException if a newer program has written it */
    void require() {
        Optional<Written> before = written();
        before.ifPresent(StoreFormat::refuseNewer);
        before.filter(written -> written.views() < VIEWS)
                .ifPresent(older -> LOG.warn(
                        "Views and counters have format {}, this program writes {}: run crm rebuild",
                        older.views(),
                        VIEWS));
        Written now = new Written(LEDGER, before.map(Written::views).orElse(VIEWS), BuildVersion.version());
        if (!before.equals(Optional.of(now))) {
            write(now);
            before.ifPresent(older -> LOG.info("Opened by {}, before by {}", now.program(), older.program()));
        }
    }

    /** All views were made by this program. */
    public void viewsRebuilt() {
        write(new Written(LEDGER, VIEWS, BuildVersion.version()));
    }

    private static void refuseNewer(Written written) {
        if (written.ledger() > LEDGER || written.views() > VIEWS) {
            throw new StartRefusedException(
                    "The database was written by program %s in ledger format %d and views format %d; this is"
                                    .formatted(written.program(), written.ledger(), written.views())
                            + " %s, which knows formats up to %d and %d: start the newer program."
                                    .formatted(BuildVersion.version(), LEDGER, VIEWS));
        }
    }

    private void write(Written now) {
        Document document = new Document("_id", ID)
                .append("ledger", now.ledger())
                .append("views", now.views())
                .append("program", now.program());
        identity.replaceOne(eq("_id", ID), document, new ReplaceOptions().upsert(true));
    }
}
