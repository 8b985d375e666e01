package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.plan.Views;
import com.mdmc.crm.embeddedstore.storage.MapView;
import com.mdmc.crm.embeddedstore.storage.StoreMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A collection's records and indexes at one moment between two writes. */
final class CollectionViews implements Views {

    private final Map<StoreMap, MapView> views = new IdentityHashMap<>();

    CollectionViews(StoreMap records, List<OrderedIndex> indexes) {
        views.put(records, records.view());
        indexes.forEach(index -> views.put(index.map(), index.map().view()));
    }

    @Override
    public MapView of(StoreMap map) {
        MapView view = views.get(map);
        return view != null ? view : map.view();
    }
}
