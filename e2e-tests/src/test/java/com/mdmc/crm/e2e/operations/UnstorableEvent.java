package com.mdmc.crm.e2e.operations;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDetailsChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.platform.PlatformConfig;
import com.mdmc.crm.domain.campaign.platform.PlatformConfigBuilder;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.campaign.platform.Targeting;
import com.mdmc.crm.domain.campaign.platform.TargetingBuilder;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.math.BigInteger;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** An event whose outcome a view cannot store, a number that is too large for a document, and one after it. */
final class UnstorableEvent {
    private UnstorableEvent() {}

    /** Records one of a campaign that has just been drafted. */
    static void recordOf(Answer campaign, StandaloneServer server) {
        Map<String, Object> definition = Map.of("big", new BigInteger("12345678901234567890123"));
        Targeting targeting = TargetingBuilder.builder()
                .custom(new Targeting.Custom(true, PersonalText.constant("hidden wish"), definition))
                .build();
        PlatformConfig config =
                PlatformConfigBuilder.builder().targeting(targeting).build();
        PlatformSetup setup = new PlatformSetup(Platform.META, true, config);
        publish(campaign, 0, new CampaignPlatformConfigured(id(campaign), setup), server);
    }

    /** Records that the campaign has another name since. */
    static void recordLaterName(Answer campaign, String name, StandaloneServer server) {
        PersonalText later = PersonalText.constant(name);
        publish(campaign, 1, new CampaignDetailsChanged(id(campaign), later, null, CampaignType.BRANDING), server);
    }

    private static CampaignId id(Answer campaign) {
        return new CampaignId(campaign.text("/id"));
    }

    private static void publish(Answer campaign, int later, CampaignEvent event, StandaloneServer server) {
        long sequence = campaign.body().at("/version").asLong() + later;
        server.context()
                .getBean(EventStore.class)
                .publish(new GenericDomainEventMessage<>("Campaign", campaign.text("/id"), sequence, event));
    }
}
