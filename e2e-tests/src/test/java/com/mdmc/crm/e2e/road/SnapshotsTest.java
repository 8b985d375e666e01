package com.mdmc.crm.e2e.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Aggregates with long histories start from snapshots, and go on from them as if they had read everything. */
class SnapshotsTest {
    private final ApplicationContext context = RunningCrm.shared().server().context();

    @Test
    void everyAggregateHasAnAliasToStoreItsSnapshotsUnder() {
        EventTypes types = context.getBean(EventTypes.class);
        for (String aggregate : context.getBeanNamesForAnnotation(AggregateRoot.class)) {
            assertThat(types.typeOf(context.getType(aggregate)).alias()).isNotBlank();
        }
        assertThat(context.getBeanNamesForAnnotation(AggregateRoot.class)).hasSizeGreaterThan(3);
    }

    @Test
    void aLeadGoesOnFromItsSnapshot() {
        CrmClient crm = RunningCrm.shared().admin();
        String id = crm.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo",
                                        Map.of(
                                                "firstName", "Zoé",
                                                "lastName", "Lune",
                                                "email", UUID.randomUUID() + "@exemple.fr"),
                                "artistInfo", Map.of("name", "Zoé")))
                .expect(201)
                .text("/id");
        for (int i = 0; i < 110; i++) {
            crm.send("PUT", "/api/leads/" + id + "/tags", Map.of("tags", List.of("tag" + i)), Map.of())
                    .expect(200);
        }
        awaitSnapshot(id);
        context.getBean(Cache.class).removeAll();
        Answer moved = crm.post("/api/leads/" + id + "/stage", Map.of("stage", "contacted"))
                .expect(200);
        assertThat(moved.body().get("version").asLong()).isEqualTo(112);
        assertThat(crm.get("/api/leads/" + id, moved).text("/pipeline/tags/0")).isEqualTo("tag109");
    }

    private void awaitSnapshot(String id) {
        EventStore store = context.getBean(EventStore.class);
        Eventually.that(() -> store.readEvents(id).peek().getSequenceNumber(), readFrom -> readFrom > 0);
    }
}
