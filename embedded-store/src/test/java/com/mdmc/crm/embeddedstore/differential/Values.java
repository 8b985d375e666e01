package com.mdmc.crm.embeddedstore.differential;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Random values from domains small enough that queries hit, duplicates happen and types mix. */
final class Values {

    final Random random;

    Values(long seed) {
        random = new Random(seed);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T any(List<Supplier<T>> choices) {
        return choices.get(random.nextInt(choices.size())).get();
    }

    Object id() {
        return chance(70) ? (Object) ("id" + number(60)) : Integer.valueOf(number(30));
    }

    String word() {
        return one("a", "ab", "abc", "b", "Zoë", "", "émile", "z", "x y", "a.b", "10", "9", "\u0001");
    }

    Object numeric() {
        return switch (number(5)) {
            case 0 -> number(6) - 2;
            case 1 -> (long) number(6) - 2;
            case 2 -> (number(12) - 4) / 2.0;
            case 3 -> new Decimal128(BigDecimal.valueOf(number(60) - 20, 1));
            default -> one(4_000_000_000L, -5_000_000_000L, 1e18, -0.0, 0.1);
        };
    }

    Object scalar() {
        return switch (number(9)) {
            case 0, 1 -> word();
            case 2, 3 -> numeric();
            case 4 -> new Date(1_700_000_000_000L + number(10) * 1000L);
            case 5 -> chance(50);
            case 6 -> null;
            case 7 -> new ObjectId(String.format("%024x", number(4)));
            default -> new Binary(new byte[] {(byte) number(3)});
        };
    }

    List<Object> words() {
        List<Object> list = new ArrayList<>();
        for (int i = number(4); i > 0; i--) {
            list.add(word());
        }
        return list;
    }

    List<Object> numbers() {
        List<Object> list = new ArrayList<>();
        for (int i = number(4); i > 0; i--) {
            list.add(number(6));
        }
        return list;
    }

    Document document() {
        Document document = new Document("_id", id());
        put(document, "n", this::numeric);
        put(document, "s", this::word);
        put(document, "any", this::scalar);
        put(document, "tags", this::words);
        put(document, "date", () -> new Date(1_700_000_000_000L + number(20) * 1000L));
        put(document, "nested", this::nested);
        put(document, "items", this::items);
        put(document, "numbers", this::numbers);
        if (chance(60)) {
            document.append("unique", "u" + number(400));
        }
        return document;
    }

    Document nested() {
        Document nested = new Document();
        put(nested, "x", () -> number(5));
        put(nested, "y", this::word);
        return nested;
    }

    private List<Document> items() {
        List<Document> items = new ArrayList<>();
        for (int i = number(3); i > 0; i--) {
            items.add(new Document("sku", word()).append("count", number(5)));
        }
        return items;
    }

    private void put(Document document, String field, Supplier<?> value) {
        if (chance(80)) {
            document.append(field, value.get());
        }
    }
}
