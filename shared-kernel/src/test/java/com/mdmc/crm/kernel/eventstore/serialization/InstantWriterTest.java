package com.mdmc.crm.kernel.eventstore.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantWriterTest {

    @Test
    void whatIsWrittenIsWhatThePlatformWrites() throws JsonProcessingException {
        long seed = Long.getLong("crm.seed", System.nanoTime());
        System.out.println("crm.seed=" + seed);
        Random random = new Random(seed);
        long from = Instant.parse("-0100-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("+10100-12-31T23:59:59Z").getEpochSecond();
        int[] steps = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < 50_000; i++) {
            int step = steps[random.nextInt(steps.length)];
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong(from, to + 1), random.nextInt(1_000_000_000) / step * step);
            assertThat(LedgerJson.mapper().writeValueAsString(instant)).isEqualTo('"' + instant.toString() + '"');
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999Z",
                "9999-12-31T23:59:59.999999Z",
                "+10000-01-01T00:00:00Z",
                "2024-02-29T00:00:00.000000001Z"
            })
    void edges(String text) throws JsonProcessingException {
        assertThat(LedgerJson.mapper().writeValueAsString(Instant.parse(text))).isEqualTo('"' + text + '"');
    }
}
