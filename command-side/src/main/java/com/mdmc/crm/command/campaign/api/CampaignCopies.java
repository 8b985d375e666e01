package com.mdmc.crm.command.campaign.api;

import com.mdmc.crm.command.bus.AggregateEvents;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommandDraftCampaignBuilder;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBuyerChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientErased;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientInfoChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeRetired;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDetailsChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignObjectivesChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Drafts of campaigns like one that there is: its plan and the creatives that are shown. KPIs, notes and invoices are not
 * taken over, nor are the platform's numbers of its campaigns, since what a platform reports is for one campaign.
 */
@Component
class CampaignCopies {
    private final EventStore events;
    private final Privacy privacy;
    private final CampaignTeams teams;

    CampaignCopies(EventStore events, Privacy privacy, CampaignTeams teams) {
        this.events = events;
        this.privacy = privacy;
        this.teams = teams;
    }

    /** A draft under an id and a name of its own; fails if there is no such campaign within the actor's sight. */
    DraftCampaign of(CampaignId original, CampaignId id, PersonalText name, Actor actor) {
        Plan plan = AggregateEvents.fold(events, original.value(), Plan.FOLD).orElseThrow(Rejection::notFound);
        String team = plan.draft().team().team();
        AggregateGuard.requireReach(
                AccessScope.toSee(actor).campaign(team),
                AccessScope.toAct(actor).campaign(team));
        if (plan.isClientErased()) {
            throw Rejection.state("campaign-erased");
        }
        DraftCampaign known = privacy.decryptAll(plan.whole());
        return known.with(copy -> copy.campaignId(id).name(name).team(teams.stillHere(known.team(), actor)));
    }

    /** What is planned of a campaign, as the draft that would begin with it. */
    private record Plan(
            DraftCampaign draft,
            Map<Platform, PlatformSetup> platforms,
            Map<String, Creative> creatives,
            boolean isClientErased) {
        static final EventFold<Plan> FOLD = EventFold.of(Plan.class)
                .on(CampaignDrafted.class, (none, e) -> new Plan(drafted(e), Map.of(), Map.of(), false))
                .on(
                        CampaignDetailsChanged.class,
                        (plan, e) -> plan.with(plan.draft.with(next ->
                                next.name(e.name()).description(e.description()).type(e.type()))))
                .on(CampaignClientInfoChanged.class, (plan, e) -> plan.with(plan.draft.withClientInfo(e.clientInfo())))
                .on(CampaignBuyerChanged.class, (plan, e) -> plan.with(plan.draft.withBuyer(e.buyer())))
                .on(CampaignTeamChanged.class, (plan, e) -> plan.with(plan.draft.withTeam(e.team())))
                .on(CampaignTimelineChanged.class, (plan, e) -> plan.with(plan.draft.withTimeline(e.timeline())))
                .on(CampaignObjectivesChanged.class, (plan, e) -> plan.with(plan.draft.withObjectives(e.objectives())))
                .on(CampaignBudgetChanged.class, (plan, e) -> plan.with(plan.draft.withBudget(e.budget())))
                .on(CampaignPlatformConfigured.class, (plan, e) -> plan.with(e.platform()))
                .on(CampaignCreativeAdded.class, (plan, e) -> plan.with(e.creativeId(), e.creative()))
                .on(CampaignCreativeChanged.class, (plan, e) -> plan.with(e.creativeId(), e.creative()))
                .on(CampaignCreativeRetired.class, (plan, e) -> plan.with(e.creativeId(), null))
                .on(CampaignClientErased.class, plan -> new Plan(plan.draft, plan.platforms, plan.creatives, true))
                .build();

        private static DraftCampaign drafted(CampaignDrafted event) {
            return CampaignCommandDraftCampaignBuilder.builder()
                    .campaignId(event.campaignId())
                    .name(event.name())
                    .description(event.description())
                    .type(event.type())
                    .leadId(event.leadId())
                    .clientInfo(event.clientInfo())
                    .team(event.team())
                    .budget(event.budget())
                    .build();
        }

        DraftCampaign whole() {
            return draft.with(next -> next.platforms(new ArrayList<>(platforms.values()))
                    .creatives(creatives.values().stream()
                            .filter(Creative::isActive)
                            .toList()));
        }

        private Plan with(DraftCampaign changed) {
            return new Plan(changed, platforms, creatives, isClientErased);
        }

        private Plan with(PlatformSetup platform) {
            Map<Platform, PlatformSetup> all = new LinkedHashMap<>(platforms);
            all.put(platform.name(), platform.withConfig(platform.config().withExternalCampaignIds(null)));
            return new Plan(draft, all, creatives, isClientErased);
        }

        private Plan with(String creativeId, Creative creative) {
            Map<String, Creative> all = new LinkedHashMap<>(creatives);
            all.put(creativeId, creative);
            all.values().remove(null);
            return new Plan(draft, platforms, all, isClientErased);
        }
    }
}
