package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.OptionalLong;

/** Counts the matches of a query without reading them, where an index says exactly which they are. */
public final class CoveredCount {

    private CoveredCount() {}

    /** Empty when no index answers the query exactly; call it while nothing is written. */
    public static OptionalLong of(List<OrderedIndex> indexes, Document query) {
        if (!ExactQuery.isExact(query)) {
            return OptionalLong.empty();
        }
        QueryBounds bounds = new QueryBounds(query);
        return indexes.stream()
                .filter(index -> UsableIndex.is(index, query, bounds))
                .map(index -> new Spans(index, bounds))
                .filter(spans -> ExactQuery.isCovered(query, spans))
                .mapToLong(Spans::exactCount)
                .findFirst();
    }
}
