package com.mdmc.crm.ledger.axon.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.AccountEvent;
import com.mdmc.crm.ledger.MemoryMongo;
import com.mdmc.crm.ledger.axon.message.AliasedJacksonSerializer;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One process at a time runs a processor: the next takes over from a dead one, and a stopped one cannot go on. */
class LeasedTokenStoreTest {
    private static final Duration PACE = Duration.ofMillis(40);
    private static final String VIEWS = "views";

    private final MemoryMongo mongo = new MemoryMongo();
    private final MongoTemplate template =
            DefaultMongoTemplate.builder().mongoDatabase(mongo.database()).build();
    private final MongoCollection<Document> tokens = template.trackingTokensCollection();
    private final List<LeasedTokenStore> stores = new ArrayList<>();

    @AfterEach
    void stop() {
        stores.forEach(LeasedTokenStore::close);
        mongo.close();
    }

    @Test
    void theTokenOfADeadOwnerIsTakenOverAndADeadOwnerThatComesBackStoresNothing() {
        LeasedTokenStore first = node("");
        LeasedTokenStore second = node("");
        first.initializeTokenSegments(VIEWS, 1, LedgerToken.through(0));
        first.fetchToken(VIEWS, 0);
        first.storeToken(LedgerToken.through(7), VIEWS, 0);
        assertThat(second.fetchAvailableSegments(VIEWS)).isEmpty();

        first.close();
        assertThat(LedgerToken.positionOf(taken(second))).isEqualTo(7);
        second.storeToken(LedgerToken.through(9), VIEWS, 0);

        assertThatThrownBy(() -> first.storeToken(LedgerToken.through(8), VIEWS, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> first.extendClaim(VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
        second.releaseClaim(VIEWS, 0);
        assertThat(LedgerToken.positionOf(taken(node("")))).isEqualTo(9);
    }

    @Test
    void aTokenIsNotTakenFromWhoLives() throws InterruptedException {
        LeasedTokenStore first = node("");
        LeasedTokenStore second = node("");
        first.initializeTokenSegments(VIEWS, 1, LedgerToken.through(0));
        first.fetchToken(VIEWS, 0);
        for (int look = 0; look < 50; look++) {
            assertThat(second.fetchAvailableSegments(VIEWS)).isEmpty();
            assertThatThrownBy(() -> second.fetchToken(VIEWS, 0)).isInstanceOf(UnableToClaimTokenException.class);
            Thread.sleep(PACE.toMillis() / 4);
        }
        first.extendClaim(VIEWS, 0);
    }

    @Test
    void whoseTokenWasTakenHearsOfItFromTheHeartbeat() {
        LeasedTokenStore first = node("");
        first.initializeTokenSegments(VIEWS, 1, LedgerToken.through(0));
        first.fetchToken(VIEWS, 0);
        tokens.updateOne(Filters.eq("processorName", VIEWS), Updates.set("owner", "another"));
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (holds(first) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(holds(first)).isFalse();
    }

    @Test
    void aNodeThatStartsAgainUnderItsNameNeedNotWait() {
        LeasedTokenStore before = node("standalone");
        before.initializeTokenSegments(VIEWS, 1, LedgerToken.through(0));
        before.fetchToken(VIEWS, 0);
        before.close();
        LeasedTokenStore after = node("standalone");
        assertThat(after.fetchAvailableSegments(VIEWS)).hasSize(1);
        after.fetchToken(VIEWS, 0);
        assertThatThrownBy(() -> before.storeToken(LedgerToken.through(1), VIEWS, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        // Two processes of one name do not take it from each other for ever.
        assertThat(before.fetchAvailableSegments(VIEWS)).isEmpty();
    }

    @Test
    void aProcessorGoesOnWhereTheLastOfThoseBeforeItWas() {
        LeasedTokenStore earlier = node("");
        earlier.initializeTokenSegments("leads", 1, LedgerToken.through(12));
        earlier.initializeTokenSegments("users", 1, LedgerToken.through(5));
        LeasedTokenStore now = store("", processor -> List.of("leads", "users", "never-run"));
        now.initializeTokenSegments(VIEWS, 1, LedgerToken.through(0));
        assertThat(LedgerToken.positionOf(now.fetchToken(VIEWS, 0))).isEqualTo(5);
    }

    private static boolean holds(LeasedTokenStore store) {
        try {
            store.extendClaim(VIEWS, 0);
            return true;
        } catch (UnableToClaimTokenException lost) {
            return false;
        }
    }

    private static TrackingToken taken(LeasedTokenStore store) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (store.fetchAvailableSegments(VIEWS).isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return store.fetchToken(VIEWS, 0);
    }

    private LeasedTokenStore node(String name) {
        return store(name, processor -> List.of());
    }

    private LeasedTokenStore store(String name, FormerProcessors former) {
        LeasedTokenStore store = new LeasedTokenStore(
                template,
                AliasedJacksonSerializer.of(EventTypes.of(AccountEvent.class), Upcasters.none()),
                former,
                name,
                PACE);
        stores.add(store);
        return store;
    }
}
