package com.mdmc.crm.ledger.axon.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.AccountEvent;
import com.mdmc.crm.ledger.AccountEvent.AccountCredited;
import com.mdmc.crm.ledger.AccountEvent.AccountOpened;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.UnlistedTypeException;
import com.mdmc.crm.ledger.serialization.Upcaster;
import com.mdmc.crm.ledger.serialization.Upcasters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class AliasedJacksonSerializerTest {

    private final AliasedJacksonSerializer serializer = AliasedJacksonSerializer.of(
            EventTypes.of(AccountEvent.class),
            Upcasters.of(
                    Upcaster.of("AccountCredited", "0", "1", json -> json.put("accountId", "A")),
                    new Upcaster("AccountPaidIn", "7", "AccountCredited", "0", json -> json)));

    @Test
    void anEventIsStoredUnderItsAliasAndRevisionAsPlainJson() {
        SerializedObject<String> stored = serializer.serialize(
                new AccountOpened("A", "Ann", Instant.parse("2026-03-01T12:00:00.120Z")), String.class);

        assertThat(stored.getType().getName()).isEqualTo("AccountOpened");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(stored.getData())
                .isEqualTo("{\"accountId\":\"A\",\"owner\":\"Ann\",\"at\":\"2026-03-01T12:00:00.120Z\"}");
    }

    @Test
    void decimalsKeepTheirScaleAlsoThroughUpcasters() {
        assertThat((Object) read("AccountCredited", "1", "{\"accountId\":\"A\",\"amount\":12.50}"))
                .isEqualTo(new AccountCredited("A", new BigDecimal("12.50")));
        assertThat((Object) read("AccountCredited", "0", "{\"amount\":12.50}"))
                .isEqualTo(new AccountCredited("A", new BigDecimal("12.50")));
    }

    @Test
    void aRenamedEventIsReadThroughTheWholeChain() {
        assertThat((Object) read("AccountPaidIn", "7", "{\"amount\":3}"))
                .isEqualTo(new AccountCredited("A", new BigDecimal("3")));
    }

    @Test
    void aClassNameInTheDataIsNeverLoaded() {
        assertThat((Object) read("java.util.ArrayList", null, "[]")).isInstanceOf(UnknownSerializedType.class);
        assertThat((Object) read(AccountOpened.class.getName(), "1", "{}")).isInstanceOf(UnknownSerializedType.class);
        assertThat((Object) read("AccountCredited", "2", "{}")).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void anUnknownPropertyFails() {
        assertThatThrownBy(() -> read("AccountCredited", "1", "{\"accountId\":\"A\",\"amount\":1,\"colour\":\"red\"}"))
                .isInstanceOf(SerializationException.class)
                .rootCause()
                .hasMessageContaining("colour");
    }

    @Test
    void anUnlistedClassIsNotWritten() {
        assertThatThrownBy(() -> serializer.serialize(new Unlisted(1), String.class))
                .isInstanceOf(UnlistedTypeException.class);
    }

    @Test
    void tokensOfAnyNestingSurvive() {
        TrackingToken token = ReplayToken.createReplayToken(
                LedgerToken.through(9), MergedTrackingToken.merged(LedgerToken.of(2, 1), LedgerToken.of(5, 0)));
        SerializedObject<byte[]> stored = serializer.serialize(token, byte[].class);

        assertThat((Object) serializer.deserialize(stored)).isEqualTo(token);
        assertThat(serializer
                        .serialize(LedgerToken.of(1_000_000_000L, 3), byte[].class)
                        .getData()
                        .length)
                .isLessThan(200);
    }

    @Test
    void aTokenCannotSmuggleInAClass() {
        String json = "{\"tokenAtReset\":{\"@class\":\"javax.swing.JEditorPane\"},\"currentToken\":null}";

        assertThatThrownBy(() -> read("ReplayToken", "1", json)).isInstanceOf(SerializationException.class);
    }

    @Test
    void metadataOfDeadLettersSurvives() {
        MetaData metadata = MetaData.from(Map.of("actor", "ann", "count", 3));
        SerializedObject<String> stored = serializer.serialize(metadata, String.class);

        assertThat((Object) serializer.deserialize(stored)).isEqualTo(metadata);
    }

    @Test
    void bsonIsNotOfferedBecauseItsNumbersLoseTheirScale() {
        assertThat(serializer.canSerializeTo(Document.class)).isFalse();
        assertThat(serializer.canSerializeTo(String.class)).isTrue();
    }

    private record Unlisted(int number) {}

    private <T> T read(String alias, String revision, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, alias, revision));
    }
}
