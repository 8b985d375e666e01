package com.mdmc.crm.standalone.embedded.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;

/** The stages at the start of a pipeline that amount to a `find`: matches, then a sort, then a skip, then a limit. */
final class LeadingStages {

    private final List<Document> pipeline;
    private final List<Object> matches = new ArrayList<>();
    private Document sort;
    private int skip;
    private int limit;
    private int taken;

    LeadingStages(List<Document> pipeline) {
        this.pipeline = pipeline;
        while (next("$match") instanceof Document match) {
            matches.add(match);
            taken++;
        }
        if (next("$sort") instanceof Document order && !order.isEmpty()) {
            sort = order;
            taken++;
        }
        if (next("$skip") instanceof Number number && isSmall(number)) {
            skip = number.intValue();
            taken++;
        }
        if (next("$limit") instanceof Number number && isSmall(number)) {
            limit = number.intValue();
            taken++;
        }
    }

    private Object next(String stage) {
        return taken < pipeline.size() ? pipeline.get(taken).get(stage) : null;
    }

    private static boolean isSmall(Number number) {
        return number.longValue() > 0 && number.longValue() <= Integer.MAX_VALUE;
    }

    Find find() {
        Document query = matches.isEmpty()
                ? new Document()
                : matches.size() == 1 ? (Document) matches.get(0) : new Document("$and", matches);
        return new Find(query, sort, skip, limit, null, null);
    }

    List<Document> rest() {
        return pipeline.subList(taken, pipeline.size());
    }
}
