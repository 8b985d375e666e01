package com.mdmc.crm.query.view;

import java.util.List;

/** Every view and every other projection there is. */
record Projections(List<Projection> all) {

    List<Rebuildable> rebuildable() {
        return all.stream()
                .filter(Rebuildable.class::isInstance)
                .map(Rebuildable.class::cast)
                .toList();
    }
}
