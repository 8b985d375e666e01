package com.mdmc.crm.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.LedgerJson;
import com.mdmc.crm.platform.configuration.EventSamples.Sample;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was recorded once can be read for ever. {@code -Devent-samples.write} writes the sample of an event that has
 * none; a sample that was shipped is never changed: give the event a new revision and an upcaster.
 */
class EventSamplesTest {

    private static final EventTypes TYPES = DomainEventTypes.events();
    private static final EventCodec CODEC = new EventCodec(TYPES, DomainEventTypes.upcasters());
    private static final ObjectMapper PRETTY = LedgerJson.copy();

    static Collection<EventType> types() {
        return TYPES.all();
    }

    static List<Sample> samples() {
        types().forEach(EventSamplesTest::writeIfWanted);
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyEventHasASampleOfItsRevision(EventType type) {
        writeIfWanted(type);
        if (!EventSamples.exists(type)) {
            fail("%s revision %s has no sample: run this test with -Devent-samples.write"
                    .formatted(type.alias(), type.revision()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleStillReadsAndTodaysAreWrittenTheSame(Sample sample) throws IOException {
        Object event = CODEC.read(sample.alias(), sample.revision(), sample.json());

        boolean today = TYPES.named(sample.alias())
                .map(EventType::revision)
                .filter(sample.revision()::equals)
                .isPresent();
        if (today) {
            assertThat(PRETTY.readTree(CODEC.write(event))).isEqualTo(PRETTY.readTree(sample.json()));
            assertThat(event).isEqualTo(CODEC.read(sample.alias(), sample.revision(), CODEC.write(event)));
        }
    }

    private static void writeIfWanted(EventType type) {
        if (System.getProperty("event-samples.write") != null && !EventSamples.exists(type)) {
            EventSamples.write(type, pretty(Example.of(type.javaType())));
        }
    }

    private static String pretty(Object event) {
        try {
            return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
