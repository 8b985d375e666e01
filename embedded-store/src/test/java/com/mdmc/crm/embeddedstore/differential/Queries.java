package com.mdmc.crm.embeddedstore.differential;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Random filters, orders, updates and pipelines over {@link Values#document()}. */
final class Queries {

    private final Values values;

    Queries(Values values) {
        this.values = values;
    }

    Document filter() {
        return switch (values.number(10)) {
            case 0 -> new Document();
            case 1 -> new Document("$or", List.of(condition(), condition()));
            case 2 -> new Document("$and", List.of(condition(), condition()));
            case 3, 4 -> merged(condition(), condition());
            case 5 -> keyset();
            default -> condition();
        };
    }

    private static Document merged(Document a, Document b) {
        Document both = new Document(a);
        both.putAll(b);
        return both;
    }

    /** What comes after a row in a list sorted by two fields. */
    private Document keyset() {
        Object at = values.word();
        Document after = new Document(
                "$or",
                List.of(
                        new Document("s", new Document("$lt", at)),
                        new Document("s", at).append("_id", new Document("$lt", "id30"))));
        return values.chance(50) ? merged(after, new Document("n", new Document("$in", List.of(1, 2, 3)))) : after;
    }

    Document condition() {
        return switch (values.number(16)) {
            case 0 -> new Document("_id", values.id());
            case 1 -> new Document("_id", new Document("$in", List.of(values.id(), values.id(), values.id())));
            case 2 -> new Document("n", comparison(values.numeric(), values.numeric()));
            case 3 -> new Document("s", comparison(values.word(), values.word()));
            case 4 -> new Document("any", values.scalar());
            case 5 -> new Document("any", new Document("$in", inList()));
            case 6 -> new Document("tags", values.word());
            case 7 -> new Document("tags", comparison(values.word(), values.word()));
            case 8 -> new Document("date", comparison(date(), date()));
            case 9 -> new Document("nested.x", values.number(5));
            case 10 -> new Document("nested", values.nested());
            case 11 -> new Document("items.sku", values.word());
            case 12 -> new Document("numbers", new Document("$elemMatch", new Document("$gte", 1).append("$lt", 3)));
            case 13 ->
                new Document(values.one("s", "any", "nested.x", "tags"), new Document("$exists", values.chance(50)));
            case 14 -> new Document("s", new Document("$regex", values.one("^a", "^ab", "b", "^é")));
            default -> new Document("unique", "u" + values.number(400));
        };
    }

    private List<Object> inList() {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            list.add(values.scalar());
        }
        return list;
    }

    private Object date() {
        return new java.util.Date(1_700_000_000_000L + values.number(20) * 1000L);
    }

    private Document comparison(Object low, Object high) {
        return switch (values.number(6)) {
            case 0 -> new Document("$gt", low);
            case 1 -> new Document("$gte", low);
            case 2 -> new Document("$lt", low);
            case 3 -> new Document("$lte", low);
            case 4 -> new Document("$ne", low);
            default -> new Document("$gte", low).append("$lt", high);
        };
    }

    /** Ends with _id, so that it is total. */
    Document order() {
        Document order = new Document();
        for (int i = values.number(3); i > 0; i--) {
            order.append(values.one("n", "s", "date", "nested.x", "unique", "any"), values.one(1, -1));
        }
        order.remove("_id");
        return order.append("_id", values.one(1, -1));
    }

    Document update() {
        return switch (values.number(13)) {
            case 0 -> new Document("$set", new Document("s", values.word()));
            case 1 -> new Document("$set", new Document("nested.x", values.number(5)).append("any", values.scalar()));
            case 2 -> new Document("$inc", new Document("n", values.number(3) - 1));
            case 3 -> new Document("$unset", new Document(values.one("s", "any", "nested.x", "tags"), ""));
            case 4 -> new Document("$push", new Document("tags", values.word()));
            case 5 -> new Document("$addToSet", new Document("tags", values.word()));
            case 6 -> new Document("$pull", new Document("tags", values.word()));
            case 7 -> new Document("$set", new Document("unique", "u" + values.number(400)));
            case 8 -> new Document("$min", new Document("date", date()));
            case 9 -> new Document("$max", new Document("numbers.0", values.number(6)));
            case 10 ->
                new Document("$set", new Document("s", values.word())).append("$setOnInsert", new Document("n", 1));
            case 11 ->
                new Document("$push", new Document("items", new Document("sku", values.word()).append("count", 1)));
            default -> new Document("$rename", new Document("any", "was"));
        };
    }

    List<Document> pipeline() {
        Document match = new Document("$match", filter());
        Document sorted = new Document("$sort", order());
        return switch (values.number(6)) {
            case 0 ->
                List.of(
                        match,
                        new Document("$group", new Document("_id", "$s").append("n", new Document("$sum", 1))),
                        new Document("$sort", new Document("_id", 1)));
            case 1 -> List.of(match, sorted, new Document("$skip", 1), new Document("$limit", 1 + values.number(9)));
            case 2 -> List.of(match, sorted, new Document("$project", new Document("s", 1).append("n", 1)));
            case 3 ->
                List.of(
                        match,
                        new Document("$unwind", "$tags"),
                        new Document(
                                "$group",
                                new Document("_id", "$tags")
                                        .append("n", new Document("$sum", 1))
                                        .append("low", new Document("$min", "$date"))),
                        new Document("$sort", new Document("_id", 1)));
            case 4 -> List.of(match, new Document("$count", "n"));
            default -> List.of(match, new Document("$match", condition()), sorted, new Document("$limit", 5));
        };
    }
}
