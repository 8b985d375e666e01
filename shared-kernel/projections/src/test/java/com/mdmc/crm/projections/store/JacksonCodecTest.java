package com.mdmc.crm.projections.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

class JacksonCodecTest {

    private record Part(String id, List<String> tags) {}

    private record Whole(
            Object id,
            String name,
            Instant at,
            LocalDate day,
            BigDecimal amount,
            int count,
            long many,
            Double share,
            boolean open,
            Part part,
            List<Part> parts,
            Map<String, BigDecimal> sums,
            JsonNode free) {}

    private static final BsonDocumentCodec CODEC_OF_DRIVER = new BsonDocumentCodec();
    private static final DecoderContext DECODING = DecoderContext.builder().build();
    private static final JacksonCodec<Whole> CODEC = ViewJson.codec(Whole.class);

    @Test
    void writesNativeTypesAsTheDriverReadsThem() {
        Whole whole = new Whole(
                new Part("not kept", List.of("x")),
                "Zoé 🎵 \u0001",
                Instant.parse("2026-02-01T10:00:00.123456Z"),
                LocalDate.of(2026, 2, 1),
                new BigDecimal("-12.3400"),
                -7,
                1L << 40,
                0.25,
                true,
                new Part("p", List.of()),
                List.of(new Part("a", List.of("é", "")), new Part("b", null)),
                Map.of("EUR", new BigDecimal("1E+3")),
                JsonNodeFactory.instance.objectNode().put("n", 1).putNull("none"));
        RawBsonDocument stored = CODEC.document(whole, "key", 5, 9, java.util.Map.of());
        Document expected = new Document("_id", "key")
                .append("name", "Zoé 🎵 \u0001")
                .append("at", Date.from(Instant.parse("2026-02-01T10:00:00.123Z")))
                .append("day", "2026-02-01")
                .append("amount", new Decimal128(new BigDecimal("-12.3400")))
                .append("count", -7)
                .append("many", 1L << 40)
                .append("share", 0.25)
                .append("open", true)
                .append("part", new Document("id", "p").append("tags", List.of()))
                .append(
                        "parts",
                        List.of(new Document("id", "a").append("tags", List.of("é", "")), new Document("id", "b")))
                .append("sums", new Document("EUR", new Decimal128(new BigDecimal("1E+3"))))
                .append("free", new Document("n", 1).append("none", null))
                .append("_token", 5L)
                .append("_events", 9L);
        assertThat(new DocumentCodec().decode(stored.asBsonReader(), DECODING)).isEqualTo(expected);
    }

    @Test
    void whateverIsWrittenIsReadAgainAndIsWhatTheDriverWouldHaveWritten() {
        long seed = Long.getLong("crm.seed", 1);
        System.out.println("crm.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Whole whole = whole(random);
            RawBsonDocument stored = CODEC.document(whole, "key", round);
            assertThat(CODEC.decode(stored.asBsonReader())).isEqualTo(whole);
            BsonDocument parsed = CODEC_OF_DRIVER.decode(stored.asBsonReader(), DECODING);
            assertThat(new RawBsonDocument(parsed, CODEC_OF_DRIVER)
                            .getByteBuffer()
                            .asNIO())
                    .isEqualTo(stored.getByteBuffer().asNIO());
        }
    }

    @Test
    void aNameThatBsonCannotHoldIsRefused() {
        Whole whole = new Whole(
                null, "n", null, null, null, 0, 0, null, false, null, null, Map.of("a\0b", BigDecimal.ONE), null);
        assertThatThrownBy(() -> CODEC.document(whole, "key", 1)).rootCause().hasMessageContaining("number 0");
        assertThat(CODEC.document(whole(new Random(1)), "key", 1).isEmpty()).isFalse();
    }

    private static Whole whole(RandomGenerator random) {
        return new Whole(
                "key",
                text(random),
                Instant.ofEpochMilli(random.nextLong(-1_000_000_000_000L, 4_000_000_000_000L)),
                LocalDate.ofEpochDay(random.nextInt(40_000)),
                BigDecimal.valueOf(random.nextLong(), random.nextInt(12)),
                random.nextInt(),
                random.nextLong(),
                random.nextDouble(),
                random.nextBoolean(),
                random.nextBoolean() ? null : part(random),
                parts(random),
                sums(random),
                null);
    }

    private static Part part(RandomGenerator random) {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(15); i > 0; i--) {
            tags.add(text(random));
        }
        return new Part(text(random), tags);
    }

    private static List<Part> parts(RandomGenerator random) {
        List<Part> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(part(random));
        }
        return parts;
    }

    private static Map<String, BigDecimal> sums(RandomGenerator random) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            sums.put(text(random), BigDecimal.valueOf(random.nextInt(), random.nextInt(5)));
        }
        return sums;
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            int kind = random.nextInt(20);
            text.appendCodePoint(
                    kind > 2 ? random.nextInt(' ', 0x7f) : kind > 1 ? random.nextInt(0x80, 0x800) : 0x1F3B5);
        }
        return text.toString();
    }
}
