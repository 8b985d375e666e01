package com.mdmc.crm.ledger.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

    @Test
    void whatIsWrittenIsReadDigitByDigit() throws JsonProcessingException {
        for (Instant instant : RandomInstants.between("0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
                .toList()) {
            assertThat(InstantReader.plain(instant.toString())).isEqualTo(instant);
            String json = LedgerJson.mapper().writeValueAsString(instant);
            assertThat(LedgerJson.mapper().readValue(json, Instant.class)).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-05-00T00:00:00Z",
                "2026-05-01T24:00:00Z",
                "2026-05-01T24:00:01Z",
                "2026-05-01T10:60:00Z",
                "2026-05-01T10:00:60Z",
                "2026-12-31T23:59:60Z",
                "2026-05-01T10:00:00.Z",
                "2026-05-01T10:00:00.1234567890Z",
                "2026-05-01T10:00:00,5Z",
                "2026-05-01 10:00:00Z",
                "2026-05-01T10:00:00z",
                "+12026-05-01T10:00:00Z",
                "-0001-05-01T10:00:00Z",
                "2026-05-01T10:00:00+02:00",
                "2026-05-01T10:00Z",
                "2026-5-1T10:00:00Z",
                "2026-05-01",
                "Z",
                "",
                "٢٠٢٦-05-01T10:00:00Z"
            })
    void whatIsWrittenInAnotherWayIsLeftToTheUsualReader(String text) {
        assertThat(InstantReader.plain(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29T23:59:59.5Z", "2000-02-29T00:00:00Z", "2026-05-01T10:00:00.000Z"})
    void thePlatformReadsTheSame(String text) {
        assertThat(InstantReader.plain(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void whatIsNoInstantIsRefused() {
        assertThatThrownBy(() -> Instant.parse("2026-02-29T00:00:00Z")).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> LedgerJson.mapper().readValue("\"2026-02-29T00:00:00Z\"", Instant.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
