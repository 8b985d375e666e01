package com.mdmc.crm.command.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.access.AccessEvent.NetworkDataErased;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.axonframework.eventhandling.SimpleEventBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenMonthTooOldThenForgetNetworkDataTest {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoDatabase database = client.getDatabase("test");
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-30T03:40:00Z"), ZoneOffset.UTC);
    private final SubjectKeys keys =
            new SubjectKeys(database, MasterKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32])), clock);
    private final Privacy privacy = new Privacy(keys);
    private final List<Object> recorded = new ArrayList<>();

    @AfterEach
    void stop() {
        client.close();
        server.shutdown();
    }

    @Test
    void forgetsMonthsPastThePeriodOnce() {
        PersonalText old = encrypted("network-2024-01");
        PersonalText last = encrypted("network-2025-10");
        PersonalText kept = encrypted("network-2025-11");
        PersonalText lead = encrypted("lead-1");
        WhenMonthTooOldThenForgetNetworkData rule = rule();
        rule.forget();
        rule.forget();
        assertThat(List.of(old, last, kept, lead))
                .extracting(text -> privacy.decrypt(text).text())
                .containsExactly("[erased]", "[erased]", "192.0.2.1", "192.0.2.1");
        assertThat(recorded)
                .containsExactly(new NetworkDataErased("network-2024-01"), new NetworkDataErased("network-2025-10"));
    }

    private WhenMonthTooOldThenForgetNetworkData rule() {
        SimpleEventBus events = SimpleEventBus.builder().build();
        events.subscribe(messages -> messages.forEach(each -> recorded.add(each.getPayload())));
        StorePurge.ShownEvents none = new StorePurge.ShownEvents() {
            @Override
            public long recorded() {
                return 0;
            }

            @Override
            public boolean isShown(long position) {
                return true;
            }
        };
        StorePurge purge = new StorePurge(client, database, none, clock);
        return new WhenMonthTooOldThenForgetNetworkData(keys, purge, events, clock, Period.ofYears(1));
    }

    private PersonalText encrypted(String subject) {
        return privacy.encrypt(subject, PersonalText.clear("192.0.2.1"));
    }
}
