package com.mdmc.crm.ledger.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URI may leave durability to the ledger or ask for the same; it may not ask for less. */
class DurableSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?w=majority",
                "?w=majority&journal=true",
                "?readConcernLevel=majority",
                "?readConcernLevel=linearizable",
                "?readPreference=secondary"
            })
    void enoughIsAccepted(String options) {
        try (MongoClient client = MongoClients.create("mongodb://localhost:1/" + options)) {
            var collection = DurableSettings.of(client.getDatabase("crm")).collection("c", Object.class);

            assertThat(collection.getWriteConcern().getWString()).isEqualTo("majority");
            assertThat(collection.getWriteConcern().getJournal()).isTrue();
            assertThat(collection.getReadPreference().isSecondaryOk()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?w=1, w=1",
        "?w=0, w=0",
        "?w=2, w=2",
        "?w=majority&journal=false, journal=false",
        "?readConcernLevel=local, readConcernLevel=local",
        "?readConcernLevel=available, readConcernLevel=available"
    })
    void lessIsRefusedByName(String options, String named) {
        try (MongoClient client = MongoClients.create("mongodb://localhost:1/" + options)) {
            assertThatThrownBy(() -> DurableSettings.of(client.getDatabase("crm")))
                    .isInstanceOf(WeakDurabilityException.class)
                    .hasMessageContaining(named);
        }
    }
}
