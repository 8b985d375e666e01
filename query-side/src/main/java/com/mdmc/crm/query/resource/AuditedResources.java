package com.mdmc.crm.query.resource;

import com.mdmc.crm.projections.fold.ViewDefinition;
import java.util.List;
import java.util.Optional;

/** All audited resources. */
public record AuditedResources(List<AuditedResource> all) {

    /** What the audit calls the things there are. */
    public List<String> names() {
        return all.stream().map(AuditedResource::name).sorted().toList();
    }

    /** The read model of what the audit calls by this name. */
    public Optional<ViewDefinition<?>> viewOf(String resource) {
        return all.stream()
                .filter(each -> each.name().equals(resource))
                .<ViewDefinition<?>>map(AuditedResource::view)
                .findFirst();
    }

    /** What the audit calls the things whose view folds such an event. */
    public Optional<String> nameOf(Class<?> event) {
        return all.stream()
                .filter(each -> each.view().fold().knows(event))
                .map(AuditedResource::name)
                .findFirst();
    }
}
