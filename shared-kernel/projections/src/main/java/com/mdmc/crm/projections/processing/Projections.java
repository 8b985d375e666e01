package com.mdmc.crm.projections.processing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All projections of a program: the views, by the processors that write them, and what is no view. */
public final class Projections {
    private final Map<String, String> processors = new LinkedHashMap<>();
    private final List<Projection> running = new ArrayList<>();
    private final List<Rebuildable> rebuildable = new ArrayList<>();

    /** @param others each of which has a processor of its own */
    public Projections(Collection<ViewDefinition<?>> views, Collection<Projection> others, MongoDatabase database) {
        Map<String, List<ViewWriter<?>>> groups = views.stream()
                .collect(groupingBy(
                        ViewDefinition::processor,
                        LinkedHashMap::new,
                        mapping(view -> new ViewWriter<>(view, database), toList())));
        groups.forEach((name, writers) -> running.add(new ViewGroup(name, writers)));
        groups.values().forEach(rebuildable::addAll);
        views.forEach(view -> processors.put(view.name(), view.processor()));
        for (Projection other : others) {
            running.add(other);
            if (other instanceof Rebuildable canBeRebuilt) {
                rebuildable.add(canBeRebuilt);
            }
        }
    }

    /** What has a processor. */
    public List<Projection> running() {
        return List.copyOf(running);
    }

    /** What can be built from the ledger beside what is in use. */
    public List<Rebuildable> rebuildable() {
        return List.copyOf(rebuildable);
    }

    /** The processor that keeps a view or another projection. */
    public String processorOf(String projection) {
        return processors.getOrDefault(projection, projection);
    }
}
