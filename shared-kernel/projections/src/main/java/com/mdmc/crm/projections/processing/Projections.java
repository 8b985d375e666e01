package com.mdmc.crm.projections.processing;

import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.offline.Rebuildable;
import java.util.List;

/** Every view and every other projection there is. */
public record Projections(List<Projection> all) {

    public List<Rebuildable> rebuildable() {
        return all.stream()
                .filter(Rebuildable.class::isInstance)
                .map(Rebuildable.class::cast)
                .toList();
    }
}
