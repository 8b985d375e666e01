package com.mdmc.crm.backup.schedule;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** The last run of each task, for health and operators on any node. */
public final class BackupRuns {
    /** Collection of the runs. */
    public static final String COLLECTION = "backup_runs";

    private static final String PLACE = "place";

    private final MongoCollection<Document> collection;

    /**
     * A run.
     *
     * @param at when it ended
     * @param successAt when one ended well last; {@code null} for never
     * @param position of the ledger it got to
     * @param failure why it failed; {@code null} if it did not
     */
    public record Run(Instant at, Instant successAt, long position, String failure) {
        public boolean isSuccess() {
            return failure == null;
        }
    }

    public BackupRuns(MongoDatabase database) {
        this.collection = DurableSettings.of(database).collection(COLLECTION, Document.class);
    }

    /** The last run of a task; empty if it never ran. */
    public Optional<Run> last(BackupTask task) {
        return Optional.ofNullable(collection.find(eq("_id", task.label())).first())
                .map(stored -> new Run(
                        stored.getDate("at").toInstant(),
                        Optional.ofNullable(stored.getDate("successAt"))
                                .map(Date::toInstant)
                                .orElse(null),
                        stored.getLong("position"),
                        stored.getString("failure")));
    }

    /** Where the archive was written to last; empty if nowhere yet. */
    Optional<String> place() {
        return Optional.ofNullable(collection.find(eq("_id", PLACE)).first()).map(stored -> stored.getString("path"));
    }

    /** Remembers where the archive is written to. */
    public void writesTo(Path archive) {
        Document place = new Document("_id", PLACE).append("path", text(archive));
        collection.replaceOne(eq("_id", PLACE), place, new ReplaceOptions().upsert(true));
    }

    /** Whether the archive was written to this directory last. */
    boolean wroteTo(Path archive) {
        return place().equals(Optional.of(text(archive)));
    }

    private static String text(Path archive) {
        return archive.toAbsolutePath().normalize().toString();
    }

    /** Records a run; {@code failure} is {@code null} if it ended well. */
    void record(BackupTask task, Instant at, long position, String failure) {
        Instant success = failure == null ? at : last(task).map(Run::successAt).orElse(null);
        Document run = new Document("_id", task.label())
                .append("at", Date.from(at))
                .append("successAt", success == null ? null : Date.from(success))
                .append("position", position)
                .append("failure", failure);
        collection.replaceOne(eq("_id", task.label()), run, new ReplaceOptions().upsert(true));
    }
}
