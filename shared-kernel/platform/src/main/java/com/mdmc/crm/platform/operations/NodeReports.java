package com.mdmc.crm.platform.operations;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.set;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Heartbeat of the nodes that share a store: who is there, what each has, and by how much its clock differs from the
 * store's. A node that has not reported for {@link #ALIVE} before the last report of any is taken for gone.
 */
public final class NodeReports {
    /** Collection of the reports. */
    public static final String COLLECTION = "nodes";

    private static final Duration ALIVE = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofDays(1);

    private final MongoCollection<Document> collection;
    private final NodeIdentity self;
    private final Clock clock;

    NodeReports(MongoDatabase database, NodeIdentity self, Clock clock) {
        this.collection = DurableSettings.of(database).collection(COLLECTION, Document.class);
        this.self = self;
        this.clock = clock;
    }

    /**
     * A node.
     *
     * @param seenAt by the store's clock
     * @param clockSkewMillis its clock when it reported minus the store's, with the time the report took
     * @param processors by the projections and policies they keep, whether this node runs them or another does
     * @param rebuildable the projections it can rebuild
     */
    public record Node(
            String id,
            List<String> roles,
            String version,
            Instant startedAt,
            Instant seenAt,
            boolean isAlive,
            long clockSkewMillis,
            Map<String, String> processors,
            List<String> rebuildable,
            List<Task> tasks) {}

    /** A scheduled task of a node, as of its report; see {@link ScheduledWork.Entry}. */
    public record Task(String name, String trigger, Instant lastAt, String result, String failure, Instant nextAt) {}

    void report(
            List<String> roles,
            Map<String, String> processors,
            Collection<String> rebuildable,
            List<ScheduledWork.Entry> tasks) {
        collection.updateOne(
                eq("_id", self.id()),
                combine(
                        set("roles", roles),
                        set("version", self.version()),
                        set("startedAt", Date.from(self.startedAt())),
                        set("processors", new Document(new TreeMap<>(processors))),
                        set("rebuildable", List.copyOf(rebuildable)),
                        set("tasks", tasks.stream().map(NodeReports::document).toList()),
                        set("clock", Date.from(clock.instant())),
                        currentDate("seenAt")),
                new UpdateOptions().upsert(true));
    }

    /** Says that this node goes; the reports of nodes that went long ago go with it. */
    void leave() {
        latest().ifPresent(now -> collection.deleteMany(lt("seenAt", Date.from(now.minus(KEPT)))));
        collection.deleteOne(eq("_id", self.id()));
    }

    /** The nodes, those that are gone for less than a day included. */
    public List<Node> all() {
        Instant now = latest().orElse(Instant.EPOCH);
        return collection.find().into(new ArrayList<>()).stream()
                .map(each -> node(each, now))
                .sorted(Comparator.comparing(Node::id))
                .toList();
    }

    private Optional<Instant> latest() {
        return Optional.ofNullable(collection
                        .find()
                        .sort(new Document("seenAt", -1))
                        .limit(1)
                        .first())
                .map(each -> each.getDate("seenAt").toInstant());
    }

    private static Node node(Document stored, Instant now) {
        Instant seen = stored.getDate("seenAt").toInstant();
        return new Node(
                stored.getString("_id"),
                stored.getList("roles", String.class),
                stored.getString("version"),
                stored.getDate("startedAt").toInstant(),
                seen,
                !seen.isBefore(now.minus(ALIVE)),
                Duration.between(seen, stored.getDate("clock").toInstant()).toMillis(),
                processors(stored),
                stored.getList("rebuildable", String.class),
                stored.getList("tasks", Document.class).stream()
                        .map(NodeReports::task)
                        .toList());
    }

    private static Map<String, String> processors(Document stored) {
        Map<String, String> processors = new TreeMap<>();
        if (stored.get("processors") instanceof Document kept) {
            kept.forEach((name, by) -> processors.put(name, (String) by));
        }
        return processors;
    }

    private static Document document(ScheduledWork.Entry task) {
        return new Document("name", task.name())
                .append("trigger", task.trigger())
                .append("lastAt", date(task.lastAt()))
                .append("result", task.result())
                .append("failure", task.failure())
                .append("nextAt", date(task.nextAt()));
    }

    private static Task task(Document stored) {
        return new Task(
                stored.getString("name"),
                stored.getString("trigger"),
                instant(stored.getDate("lastAt")),
                stored.getString("result"),
                stored.getString("failure"),
                instant(stored.getDate("nextAt")));
    }

    private static Date date(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
