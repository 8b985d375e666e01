package com.mdmc.crm.ledger.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantWriterTest {

    @Test
    void whatIsWrittenIsWhatThePlatformWrites() throws JsonProcessingException {
        for (Instant instant : RandomInstants.between("-0100-01-01T00:00:00Z", "+10100-12-31T23:59:59Z")
                .toList()) {
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
