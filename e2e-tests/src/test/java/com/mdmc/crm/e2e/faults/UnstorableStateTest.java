package com.mdmc.crm.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.platform.PlatformConfig;
import com.mdmc.crm.domain.campaign.platform.PlatformConfigBuilder;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.campaign.platform.Targeting;
import com.mdmc.crm.domain.campaign.platform.TargetingBuilder;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event whose outcome a view cannot store holds up its own subject alone. */
class UnstorableStateTest {
    @TempDir
    private Path directory;

    @Test
    void holdsUpItsOwnSubjectAlone() {
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(directory))) {
            CrmClient crm = RunningCrm.admin(server);
            Answer campaign = draft(crm, "Premier");
            crm.get("/api/campaigns/" + campaign.text("/id"), campaign).expect(200);
            EventStore events = server.context().getBean(EventStore.class);
            events.publish(new GenericDomainEventMessage<>(
                    "Campaign",
                    campaign.text("/id"),
                    campaign.body().at("/version").asLong(),
                    unstorable(campaign.text("/id"))));

            Answer other = draft(crm, "Second");
            assertThat(crm.get("/api/campaigns/" + other.text("/id"), other)
                            .expect(200)
                            .text("/name"))
                    .isEqualTo("Second");
            assertThat(crm.get("/api/campaigns/" + campaign.text("/id"))
                            .expect(200)
                            .text("/name"))
                    .isEqualTo("Premier");
            assertThat(server.context()
                            .getBean(EventProcessingConfiguration.class)
                            .deadLetterQueue("campaigns")
                            .orElseThrow()
                            .contains(campaign.text("/id")))
                    .isTrue();
        }
    }

    private static Answer draft(CrmClient crm, String name) {
        return crm.post("/api/campaigns", Map.of("name", name, "type", "branding"))
                .expect(201);
    }

    private static CampaignPlatformConfigured unstorable(String campaign) {
        Map<String, Object> definition = Map.of("big", new BigInteger("12345678901234567890123"));
        Targeting targeting = TargetingBuilder.builder()
                .custom(new Targeting.Custom(true, PersonalText.constant("t"), definition))
                .build();
        PlatformConfig config =
                PlatformConfigBuilder.builder().targeting(targeting).build();
        return new CampaignPlatformConfigured(new CampaignId(campaign), new PlatformSetup(Platform.META, true, config));
    }
}
