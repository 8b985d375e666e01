package com.mdmc.crm.projections.offline;

import com.mongodb.client.MongoDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shadow collections: views under construction beside those in use, or left by a build that was cut short. They hold what
 * was derived from texts whose key may be gone by now.
 */
public final class ShadowCollections {
    /** Suffix of those that are to take the place of the views in use. */
    public static final String REBUILT = "_rebuilt";

    /** Suffix of those that the views in use are compared with. */
    public static final String CHECKED = "_checked";

    private ShadowCollections() {}

    /** Whether some projections have any. */
    public static boolean isAny(List<? extends Rebuildable> projections, MongoDatabase database) {
        return !having(REBUILT, projections, database).isEmpty()
                || !having(CHECKED, projections, database).isEmpty();
    }

    /** Those of some projections that have any with a suffix. */
    public static <P extends Rebuildable> List<P> having(String suffix, List<P> projections, MongoDatabase database) {
        Set<String> there = database.listCollectionNames().into(new HashSet<>());
        return projections.stream()
                .filter(each -> each.collections().stream().anyMatch(name -> there.contains(name + suffix)))
                .toList();
    }

    /** Drops those of a projection with one of the suffixes. */
    public static void drop(Rebuildable projection, String suffix, MongoDatabase database) {
        projection
                .collections()
                .forEach(name -> database.getCollection(name + suffix).drop());
    }
}
