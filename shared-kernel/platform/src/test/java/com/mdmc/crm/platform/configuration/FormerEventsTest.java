package com.mdmc.crm.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateMerged;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.NewEvent;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.Verification;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.Upcaster;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Upcasting: events stored under a former name or revision read as those of today, and their bytes stay as they are. */
class FormerEventsTest {
    private static final EventCodec CODEC = new EventCodec(DomainEventTypes.events(), DomainEventTypes.upcasters());
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String STORED = "{\"leadId\":\"lead-1\",\"doublet\":\"lead-2\",\"reason\":\"same artist\"}";
    private static final String LEAF_HASH = "8f3b33ce3675c6028a50ac38eee72685c6e037b900e771409a42796d6bded4ed";

    static Collection<Upcaster> upcasters() {
        return DomainEventTypes.upcasters().all();
    }

    @ParameterizedTest
    @CsvSource({
        "LeadDoubletAbsorbed, 1, LeadDuplicateMerged, 1",
        "LeadErased, 1, LeadErased, 2",
        "ExportBegun, 1, ExportStarted, 1",
        "ExportEnded, 1, ExportCompleted, 1",
        "ViewDiffered, 1, ViewMismatchDetected, 1"
    })
    void aFormerSampleReadsAsTodays(String formerName, String formerRevision, String name, String revision)
            throws IOException {
        assertThat(read(formerName, formerRevision)).isEqualTo(read(name, revision));
    }

    @ParameterizedTest
    @MethodSource("upcasters")
    void anUpcasterStartsAtAFrozenSampleAndEndsAtAShapeWrittenToday(Upcaster upcaster) {
        assertThat(EventSamples.all())
                .extracting(EventSamples.Sample::toString)
                .contains(upcaster.alias() + "-" + upcaster.from());
        assertThat(CODEC.readingOf(upcaster.alias(), upcaster.from()).isReadable())
                .isTrue();
        assertThat(DomainEventTypes.events().all())
                .as("no event is written in the shape that is upcast")
                .noneMatch(type ->
                        type.alias().equals(upcaster.alias()) && type.revision().equals(upcaster.from()));
    }

    @Test
    void anOldCommitReadsAsTodaysEventAndKeepsItsBytesAndItsLeafHash() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            MongoDatabase database = client.getDatabase("crm");
            Ledger ledger = Ledger.in(database)
                    .types(DomainEventTypes.events())
                    .upcasters(DomainEventTypes.upcasters())
                    .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                    .build();
            ledger.append(new NewCommit("commit-1", List.of(merged())));

            StoredEvent event = ledger.commitsAfter(0, 1).get(0).events().get(0);
            assertThat(event.payload())
                    .isEqualTo(new LeadDuplicateMerged(
                            new LeadId("lead-1"), new LeadId("lead-2"), PersonalText.constant("same artist"), null));
            assertThat(event.type().alias()).isEqualTo("LeadDuplicateMerged");
            assertThat(event.alias()).isEqualTo("LeadDoubletAbsorbed");
            assertThat(event.json()).isEqualTo(STORED);

            CommitDocument stored = CommitDocument.of(database.getCollection("ledger_commits", RawBsonDocument.class)
                    .find()
                    .first());
            assertThat(HexFormat.of().formatHex(stored.computedLeafHash())).isEqualTo(LEAF_HASH);
            assertThat(stored.isIntact()).isTrue();
            Verification verified =
                    new LedgerVerification(database).run(LedgerVerification.Request.all(), position -> {});
            assertThat(verified.isInOrder()).isTrue();
            assertThat(verified.to()).isEqualTo(1);
        } finally {
            server.shutdownNow();
        }
    }

    private static NewEvent merged() {
        return new NewEvent(
                "event-1",
                NOON,
                new StreamPosition("Lead", "lead-1", 0),
                null,
                "LeadDoubletAbsorbed",
                "1",
                STORED,
                Map.of("actor", "ann"));
    }

    private static Object read(String alias, String revision) throws IOException {
        String json = EventSamples.all().stream()
                .filter(sample ->
                        sample.alias().equals(alias) && sample.revision().equals(revision))
                .findFirst()
                .orElseThrow()
                .json();
        return CODEC.read(alias, revision, json);
    }
}
