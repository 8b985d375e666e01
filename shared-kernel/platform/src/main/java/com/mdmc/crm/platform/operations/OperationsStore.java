package com.mdmc.crm.platform.operations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Desired states and requests of operators, in a collection that every node looks at: a node does what it can, whichever
 * node was asked. What is decided stays in the ledger; this is what is to be done about it.
 */
public final class OperationsStore {
    /** Collection of the desired states and requests. */
    public static final String COLLECTION = "operations";

    private static final Duration ABANDONED = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final long LOOK_MILLIS = 50;

    /** What can be wished for. */
    public enum Kind {
        /** State: the projection or policy stands still. */
        PAUSED,
        /** State: the processor stands still while one of its projections is switched over. */
        YIELDED,
        /** State: the level of a logger. */
        LOG_LEVEL,
        /** Request: handle a dead letter again. */
        RETRY,
        /** Request: rebuild a projection. */
        REBUILD,
        /** Request: run a scheduled task now. */
        RUN;

        private String idOf(String target) {
            return name().toLowerCase(Locale.ROOT) + ":" + target;
        }
    }

    /** How far a request has come. */
    public enum State {
        ASKED,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A desired state.
     *
     * @param value of a level its name; else {@code null}
     */
    public record Setting(Kind kind, String target, String value, String by, Instant since) {}

    /**
     * A request.
     *
     * @param run tells one request for the same from the next
     * @param outcome in words; {@code null} before it ended
     */
    public record Request(Kind kind, String target, String run, State state, String node, String outcome) {

        /** Whether it has ended. */
        public boolean isOver() {
            return state == State.DONE || state == State.FAILED;
        }
    }

    private final MongoCollection<Document> collection;
    private final Clock clock;

    OperationsStore(MongoDatabase database, Clock clock) {
        this.collection = DurableSettings.of(database).collection(COLLECTION, Document.class);
        this.clock = clock;
    }

    /** Wishes for a state, until it is {@link #reset}. */
    public void set(Kind kind, String target, String value, String by) {
        Document setting = document(kind, target)
                .append("setting", true)
                .append("value", value)
                .append("by", by)
                .append("at", Date.from(clock.instant()));
        collection.replaceOne(eq("_id", kind.idOf(target)), setting, new ReplaceOptions().upsert(true));
    }

    /** Wishes for the usual state. */
    public void reset(Kind kind, String target) {
        collection.deleteOne(eq("_id", kind.idOf(target)));
    }

    /** The desired states of a kind, by target. */
    public Map<String, Setting> settings(Kind kind) {
        Map<String, Setting> found = new TreeMap<>();
        collection
                .find(and(eq("setting", true), eq("kind", kind.name())))
                .forEach(each -> found.put(each.getString("target"), setting(each)));
        return found;
    }

    /** All that nodes have to look at: every desired state, and the requests nobody has taken yet. */
    Wishes wishes() {
        List<Document> all = collection
                .find(or(eq("setting", true), eq("state", State.ASKED.name())))
                .into(new ArrayList<>());
        return new Wishes(
                all.stream()
                        .filter(each -> each.getBoolean("setting", false))
                        .map(OperationsStore::setting)
                        .toList(),
                all.stream()
                        .filter(each -> !each.getBoolean("setting", false))
                        .map(OperationsStore::request)
                        .toList());
    }

    record Wishes(List<Setting> settings, List<Request> requests) {}

    /**
     * Asks for something; while the same is asked for already, that request is joined.
     *
     * @param run tells this request from the next for the same
     */
    public Request ask(Kind kind, String target, String run, String by) {
        Date now = Date.from(clock.instant());
        collection.deleteMany(lt("endedAt", Date.from(clock.instant().minus(KEPT))));
        String id = kind.idOf(target);
        try {
            collection.updateOne(
                    and(
                            eq("_id", id),
                            or(
                                    in("state", State.DONE.name(), State.FAILED.name()),
                                    lt("at", Date.from(clock.instant().minus(ABANDONED))))),
                    combine(
                            Updates.set("kind", kind.name()),
                            Updates.set("target", target),
                            Updates.set("run", run),
                            Updates.set("state", State.ASKED.name()),
                            Updates.set("by", by),
                            Updates.set("at", now),
                            unset("node"),
                            unset("outcome"),
                            unset("endedAt")),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException open) {
            if (open.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw open;
            }
        }
        return find(kind, target).orElseThrow();
    }

    /** The last request for something. */
    public Optional<Request> find(Kind kind, String target) {
        return Optional.ofNullable(collection.find(eq("_id", kind.idOf(target))).first())
                .map(OperationsStore::request);
    }

    /** Takes a request that nobody has taken. */
    boolean claim(Request request, String node) {
        return collection
                        .updateOne(
                                and(
                                        eq("_id", request.kind().idOf(request.target())),
                                        eq("run", request.run()),
                                        eq("state", State.ASKED.name())),
                                combine(Updates.set("state", State.RUNNING.name()), Updates.set("node", node)))
                        .getModifiedCount()
                == 1;
    }

    void end(Request request, State state, String outcome) {
        collection.updateOne(
                and(eq("_id", request.kind().idOf(request.target())), eq("run", request.run())),
                combine(
                        Updates.set("state", state.name()),
                        Updates.set("outcome", outcome),
                        Updates.set("endedAt", Date.from(clock.instant()))));
    }

    /** Waits for a request to end; answers how far it is then. */
    public Request await(Request asked, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        Request now = asked;
        while (!now.isOver() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
            now = find(asked.kind(), asked.target())
                    .filter(each -> each.run().equals(asked.run()))
                    .orElse(now);
        }
        return now;
    }

    private static Document document(Kind kind, String target) {
        return new Document("_id", kind.idOf(target))
                .append("kind", kind.name())
                .append("target", target);
    }

    private static Setting setting(Document stored) {
        return new Setting(
                Kind.valueOf(stored.getString("kind")),
                stored.getString("target"),
                stored.getString("value"),
                stored.getString("by"),
                stored.getDate("at").toInstant());
    }

    private static Request request(Document stored) {
        return new Request(
                Kind.valueOf(stored.getString("kind")),
                stored.getString("target"),
                stored.getString("run"),
                State.valueOf(stored.getString("state")),
                stored.getString("node"),
                stored.getString("outcome"));
    }
}
