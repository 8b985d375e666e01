package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.plan.CoveredCount;
import com.mdmc.crm.embeddedstore.plan.Plan;
import com.mdmc.crm.embeddedstore.plan.Planner;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Plans queries on a collection and reads their answers, without ever waiting for a writer. */
public final class CollectionReader {

    /** Cuts documents down to the fields a query asks for. */
    interface Projector {
        Document project(Document document, Document fields);
    }

    private final CollectionState state;
    private final StoreMetrics metrics;
    private final Projector projector;

    CollectionReader(CollectionState state, StoreMetrics metrics, Projector projector) {
        this.state = state;
        this.metrics = metrics;
        this.projector = projector;
    }

    /** Begins to read; consume the answer while a pin is held. */
    public Results find(Find find) {
        CollectionViews views = state.views();
        Plan plan = plan(find);
        if (!plan.sorted()) {
            metrics.sortInMemory();
        }
        DocumentStream stream = new DocumentStream(plan, state.records(), find.query(), views, metrics);
        Optional<UnaryOperator<Document>> projection = find.projects()
                ? Optional.of(document -> projector.project(document, find.fields()))
                : Optional.empty();
        return new Results(find, plan, stream, projection);
    }

    public Plan plan(Find find) {
        List<OrderedIndex> usable =
                find.hint() == null ? state.indexes() : List.of(Hints.resolve(find.hint(), state.indexes()));
        long count = state.records().view().size();
        return new Planner(usable, count).plan(find.query(), find.orderBy(), find.needed());
    }

    /** Goes on with an answer of which a batch has been read before. */
    public void resume(Results results) {
        results.continueIn(state.views());
    }

    public int count() {
        return (int)
                Math.min(Integer.MAX_VALUE, state.views().of(state.records()).size());
    }

    /** Matches of a query; from an index alone where one knows them exactly. */
    public long count(Document query) {
        OptionalLong covered = state.look(() -> CoveredCount.of(state.indexes(), query));
        return covered.orElseGet(() -> read(query));
    }

    private long read(Document query) {
        Results results = find(Find.all(query));
        long count = 0;
        while (results.hasNext()) {
            results.next();
            count++;
        }
        return count;
    }
}
