package com.mdmc.crm.command.campaign.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.command.bus.TextSubjects;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Puts a campaign's texts under the key of the lead it comes from, because they tell of that person: erasing the lead
 * erases them. Once the lead is erased, and for a campaign without one, they are under the campaign's own key.
 */
public final class CampaignClients implements TextSubjects {
    private final Supplier<EventStore> events;
    private final SubjectKeys keys;
    // The lead a campaign comes from never changes.
    private final Cache<CampaignId, Optional<LeadId>> leads =
            Caffeine.newBuilder().maximumSize(50_000).build();

    /** @param events looked up late: the store is made after the bus */
    public CampaignClients(Supplier<EventStore> events, SubjectKeys keys) {
        this.events = events;
        this.keys = keys;
    }

    @Override
    public String of(DomainCommand command) {
        return command instanceof OfCampaign campaign
                ? leadOf(campaign)
                        .map(LeadId::value)
                        .filter(lead -> !keys.isDestroyed(lead))
                        .orElse(campaign.subject())
                : command.subject();
    }

    private Optional<LeadId> leadOf(OfCampaign command) {
        if (command instanceof DraftCampaign draft) {
            return Optional.ofNullable(draft.leadId());
        }
        Optional<LeadId> known = leads.getIfPresent(command.campaignId());
        return known != null ? known : read(command.campaignId());
    }

    private Optional<LeadId> read(CampaignId campaign) {
        DomainEventStream stream = events.get().readEvents(campaign.value(), 0);
        if (stream.hasNext() && stream.next().getPayload() instanceof CampaignDrafted drafted) {
            Optional<LeadId> lead = Optional.ofNullable(drafted.leadId());
            leads.put(campaign, lead);
            return lead;
        }
        return Optional.empty();
    }
}
