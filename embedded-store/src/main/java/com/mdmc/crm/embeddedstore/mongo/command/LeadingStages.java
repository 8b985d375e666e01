package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.mongo.collection.Find;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The field a pipeline puts the number of matches in, when that is all it does, as `countDocuments` asks. */
    Optional<String> counted() {
        boolean plain = sort == null && skip == 0 && limit == 0 && pipeline.size() == taken + 1;
        if (!plain
                || !(next("$group") instanceof Document group)
                || group.size() != 2
                || !(group.get("_id") instanceof Integer)) {
            return Optional.empty();
        }
        Document one = new Document("$sum", 1);
        return group.entrySet().stream()
                .filter(field -> one.equals(field.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The constant all matches are grouped under. */
    Object groupId() {
        return ((Document) next("$group")).get("_id");
    }

    List<Document> rest() {
        return pipeline.subList(taken, pipeline.size());
    }
}
