package com.mdmc.crm.embeddedstore.key;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValueKeyTest {

    private static final long SEED = Long.getLong("store.key.seed", 1);

    private final Random random = new Random(SEED);

    @Test
    void byteOrderIsValueOrder() {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            values.add(value(2));
        }
        for (Object a : values) {
            for (Object b : values) {
                int order =
                        Integer.signum(ValueComparator.ascWithoutListHandling().compare(a, b));
                assertThat(Integer.signum(Arrays.compareUnsigned(ValueKey.encode(a), ValueKey.encode(b))))
                        .as("seed %d: %s against %s", SEED, a, b)
                        .isEqualTo(order);
            }
        }
    }

    @Test
    void noKeyIsAPrefixOfAnotherValuesKey() {
        for (int i = 0; i < 20_000; i++) {
            byte[] a = ValueKey.encode(value(2));
            byte[] b = ValueKey.encode(value(2));
            boolean prefix = a.length <= b.length && Arrays.equals(a, 0, a.length, b, 0, a.length);
            assertThat(prefix && a.length < b.length).as("seed %d", SEED).isFalse();
        }
    }

    @Test
    void numbersOfAllTypesShareOneOrder() {
        List<Object> ascending = List.of(
                Double.NEGATIVE_INFINITY,
                -1e300,
                Long.MIN_VALUE,
                -(1L << 53) - 1,
                (double) -(1L << 53),
                new Decimal128(new BigDecimal("-2.5")),
                -1,
                0,
                Double.MIN_VALUE,
                new Decimal128(new BigDecimal("0.1")),
                1L,
                (1L << 53),
                (1L << 53) + 1,
                (1L << 53) + 2,
                Long.MAX_VALUE - 512,
                Long.MAX_VALUE - 1,
                1e19,
                Double.POSITIVE_INFINITY);
        for (int i = 1; i < ascending.size(); i++) {
            assertThat(Arrays.compareUnsigned(ValueKey.encode(ascending.get(i - 1)), ValueKey.encode(ascending.get(i))))
                    .as("%s before %s", ascending.get(i - 1), ascending.get(i))
                    .isNegative();
        }
        assertThat(ValueKey.encode(5)).isEqualTo(ValueKey.encode(5.0)).isEqualTo(ValueKey.encode(5L));
        assertThat(ValueKey.encode(-0.0)).isEqualTo(ValueKey.encode(0));
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 12)) {
            case 0, 1 -> string();
            case 2 -> random.nextInt(20) - 10;
            case 3 -> (long) random.nextInt(20) - 10;
            case 4 -> (random.nextInt(80) - 40) / 4.0;
            case 5 -> new Decimal128(BigDecimal.valueOf(random.nextInt(2_000) - 1_000, random.nextInt(3)));
            case 6 -> Instant.ofEpochMilli(random.nextInt(2_000) - 1_000);
            case 7 -> random.nextBoolean();
            case 8 -> new ObjectId(bytes(12));
            case 9 -> new BinData(bytes(random.nextInt(4)));
            case 10 -> new BsonTimestamp(random.nextLong());
            case 11 -> random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()) : edge();
            default -> document(depth);
        };
    }

    private Object edge() {
        return random.nextBoolean() ? null : random.nextBoolean() ? MinKey.getInstance() : MaxKey.getInstance();
    }

    private Document document(int depth) {
        Document document = new Document();
        for (int i = random.nextInt(3); i > 0; i--) {
            document.put(string(), value(depth - 1));
        }
        return document;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            string.append("\u0000\u0001\u0002ab\u007f\u0080é\u07ff\u0800中\uffff".charAt(random.nextInt(12)));
        }
        return string.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
