package com.mdmc.crm.projections.processing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All projections of a program: the views and what is no view, by the processors that keep them. */
public final class Projections {
    private final List<Projection> running = new ArrayList<>();

    public Projections(Collection<ViewDefinition<?>> views, Collection<Projection> others, MongoDatabase database) {
        views.forEach(view -> running.add(new ViewWriter<>(view, database)));
        running.addAll(others);
    }

    /** What each processor keeps. */
    public Map<String, List<Projection>> running() {
        return running.stream().collect(groupingBy(Projection::processor, LinkedHashMap::new, toList()));
    }

    /** The processors an earlier build had in place of one: each view had its own, but those of decisions about leads. */
    public List<String> formerProcessors(String processor) {
        List<String> former = new ArrayList<>();
        running().getOrDefault(processor, List.of()).forEach(each -> former.add(each.name()));
        if (processor.equals(Projection.DECISION_VIEWS)) {
            former.add("lead_decision_views");
        }
        return former;
    }

    /** What can be built from the ledger beside what is in use. */
    public List<Rebuildable> rebuildable() {
        return running.stream()
                .filter(Rebuildable.class::isInstance)
                .map(Rebuildable.class::cast)
                .toList();
    }

    /** The processors by the projections they keep. */
    public Map<String, String> processors() {
        Map<String, String> processors = new HashMap<>();
        running.forEach(each -> processors.put(each.name(), each.processor()));
        return processors;
    }

    /** The processor that keeps a projection. */
    public String processorOf(String projection) {
        return processors().getOrDefault(projection, projection);
    }
}
