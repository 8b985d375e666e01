package com.mdmc.crm.command.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are one, and which could be mistaken for another. */
class EmailClaimsTest {
    private static final UserId ONE = new UserId("user-one");
    private static final UserId OTHER = new UserId("user-other");

    private final BlindIndex index = new BlindIndex(new byte[32]);
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private MongoClient client;
    private MongoDatabase database;
    private EmailClaims claims;

    @BeforeEach
    void start() {
        client = MongoClients.create(server.bindAndGetConnectionString());
        database = client.getDatabase("test");
        claims = new EmailClaims(database, index, user -> true, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGB1@mdmc.fr", "agb1@mdmc\u3002fr", "\uff41gb1@mdmc.fr", "\"agb1\"@mdmc.fr"})
    void anotherSpellingIsTheSameAddress(String spelling) {
        claims.claim("agB1@mdmc.fr", ONE);
        assertThat(claims.holder(spelling)).contains(ONE);
        assertThatThrownBy(() -> claims.claim(spelling, OTHER))
                .isInstanceOf(Rejection.class)
                .hasMessage("email-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ag\u0412" + "1@mdmc.fr", "\u0430gb1@mdmc.fr", "ag\u200bb1@mdmc.fr", "agbl@mdmc.fr"})
    void aLookAlikeIsRefusedAndLeavesNothingBehind(String lookAlike) {
        claims.claim("agb1@mdmc.fr", ONE);
        assertThatThrownBy(() -> claims.claim(lookAlike, OTHER))
                .isInstanceOf(Rejection.class)
                .hasMessage("email-looks-taken");
        assertThat(claims.holder(lookAlike)).isEmpty();
        assertThat(claims.holder("agb1@mdmc.fr")).contains(ONE);
        claims.claim("agb1@autre.fr", OTHER);
    }

    @Test
    void anAddressClaimedByAnEarlierBuildIsStillItsHolders() {
        String address = "x@élodie-musique.fr";
        database.getCollection("user_emails")
                .insertOne(new Document("_id", index.ofEmailAsFormerly(address))
                        .append("userId", ONE.value())
                        .append("claimedAt", new Date(0)));
        assertThat(claims.holder(address)).contains(ONE);
        assertThatThrownBy(() -> claims.claim(address, OTHER))
                .isInstanceOf(Rejection.class)
                .hasMessage("email-taken");
    }
}
