package com.mdmc.crm.query.audit;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.offline.Rebuild;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mdmc.crm.projections.processing.Plan;
import com.mdmc.crm.projections.processing.PlannedProjection;
import com.mdmc.crm.projections.store.JacksonCodec;
import com.mdmc.crm.projections.store.ViewCollections;
import com.mdmc.crm.projections.store.ViewJson;
import com.mdmc.crm.projections.store.WriteRound.Part;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Projection of the audit: one entry per commit. Writing an entry again replaces it by an equal one. */
final class AuditWriter implements Rebuildable, PlannedProjection {
    static final String NAME = "audit";

    // Lists are ordered by position and then by id, so that both end every index that serves one.
    private static final Bson NEWEST_FIRST = Indexes.descending("position", "_id");
    private static final List<Bson> INDEXES = List.of(
            NEWEST_FIRST,
            newestBy("userId"),
            newestBy("action"),
            newestBy("resource", "resourceId"),
            newestBy("resourceId"),
            newestBy("severity"),
            newestBy("category"),
            Indexes.ascending("correlationId", "position"),
            Indexes.descending("createdAt"));

    private static final JacksonCodec<AuditEntry> CODEC = ViewJson.codec(AuditEntry.class);

    private final MongoDatabase database;
    private final MongoCollection<RawBsonDocument> collection;
    private final Ledger ledger;
    private final SubjectStates states;
    private final AuditEntries entries;
    // Whether no entry can have been written before, because a rebuild began with nothing.
    private final boolean fresh;

    AuditWriter(MongoDatabase database, Ledger ledger, SubjectStates states, AuditEntries entries) {
        this(database, NAME, ledger, states, entries, false);
        createIndexes();
    }

    private AuditWriter(
            MongoDatabase database,
            String name,
            Ledger ledger,
            SubjectStates states,
            AuditEntries entries,
            boolean fresh) {
        this.fresh = fresh;
        this.database = database;
        this.collection = ViewCollections.open(database, name, RawBsonDocument.class);
        this.ledger = ledger;
        this.states = states;
        this.entries = entries;
    }

    private void createIndexes() {
        ViewCollections.index(collection, INDEXES);
    }

    private static Bson newestBy(String... fields) {
        return Indexes.compoundIndex(Indexes.ascending(fields), NEWEST_FIRST);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> collections() {
        return List.of(NAME);
    }

    @Override
    public Rebuild rebuild(String suffix) {
        AuditWriter elsewhere =
                new AuditWriter(database, NAME + suffix, ledger, states.fromTheBeginning(), entries, true);
        return Rebuild.by(elsewhere, elsewhere::createIndexes);
    }

    @Override
    public void project(List<EventEnvelope<?>> batch) {
        write(entries(batch));
    }

    @Override
    public Plan plan(List<EventEnvelope<?>> batch) {
        List<WriteModel<RawBsonDocument>> writes = entries(batch);
        return Plan.of(new Part<>(collection, writes), () -> write(writes));
    }

    private void write(List<WriteModel<RawBsonDocument>> writes) {
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private List<WriteModel<RawBsonDocument>> entries(List<EventEnvelope<?>> batch) {
        List<List<EventEnvelope<?>>> commits = commitsOf(batch);
        states.prepare(
                subjects(commits), beginning(commits), commits.get(0).get(0).position() - 1);
        List<WriteModel<RawBsonDocument>> writes = new ArrayList<>();
        for (List<EventEnvelope<?>> commit : commits) {
            AuditEntry entry = entries.of(commit, states);
            writes.add(
                    fresh
                            ? new InsertOneModel<>(encode(entry))
                            : new ReplaceOneModel<>(
                                    Filters.eq("_id", entry.id()), encode(entry), new ReplaceOptions().upsert(true)));
        }
        return writes;
    }

    @Override
    public void forget() {
        states.forgetAll();
    }

    /** What is remembered of the subjects is of another time, before and after. */
    @Override
    public void projectLate(List<EventEnvelope<?>> parked) {
        Set<String> subjects = subjects(List.of(parked));
        states.forget(subjects);
        try {
            project(parked);
        } finally {
            states.forget(subjects);
        }
    }

    private List<List<EventEnvelope<?>>> commitsOf(List<EventEnvelope<?>> batch) {
        Map<Long, List<EventEnvelope<?>>> byPosition = batch.stream()
                .collect(Collectors.groupingBy(EventEnvelope::position, LinkedHashMap::new, Collectors.toList()));
        List<List<EventEnvelope<?>>> commits = new ArrayList<>(byPosition.values());
        // A commit cut in two by a batch is read again whole, and its subjects are taken up from before it.
        List<EventEnvelope<?>> first = commits.get(0);
        if (first.get(0).index() > 0) {
            List<EventEnvelope<?>> whole = EventEnvelope.of(
                    ledger.commitsAfter(first.get(0).position() - 1, 1).get(0));
            states.forget(subjects(List.of(whole)));
            commits.set(0, whole);
        }
        return commits;
    }

    private static Set<String> subjects(List<List<EventEnvelope<?>>> commits) {
        return commits.stream()
                .flatMap(List::stream)
                .map(recorded -> recorded.event().subject())
                .collect(Collectors.toSet());
    }

    // Subjects whose first event of all is in the batch.
    private static Set<String> beginning(List<List<EventEnvelope<?>>> commits) {
        return commits.stream()
                .flatMap(List::stream)
                .filter(recorded ->
                        recorded.version() == 1 && recorded.event().subject().equals(recorded.aggregateId()))
                .map(recorded -> recorded.event().subject())
                .collect(Collectors.toSet());
    }

    private static RawBsonDocument encode(AuditEntry entry) {
        return CODEC.document(entry, entry.id(), entry.position() << 16);
    }
}
