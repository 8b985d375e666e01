package com.mdmc.crm.command.campaign.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignDetails;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignManager;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignObjectives;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignTeam;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignTimeline;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeClientInfo;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ConfigurePlatform;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.HandOverCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.LinkPlatformCampaigns;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientInfoChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDetailsChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignObjectivesChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignTeamBuilder;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.privacy.Privacy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** What a campaign is to be: its description, client, people, dates, aims and platforms. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
class CampaignPlan {
    private static final int DAYS_OF_LATE_KPIS = 90;

    private Details details;
    private ClientInfo clientInfo;
    private CampaignTeam team;
    private CampaignTimeline timeline = CampaignTimeline.open();
    private CampaignObjectives objectives;
    private String currency;
    private final Map<Platform, PlatformSetup> platforms = new EnumMap<>(Platform.class);

    record Details(PersonalText name, PersonalText description, CampaignType type) {}

    CampaignTeam team() {
        return team;
    }

    /** The ad accounts of the platforms that are set up. */
    Map<Platform, KpiTerms.AdAccount> accounts() {
        Map<Platform, KpiTerms.AdAccount> accounts = new EnumMap<>(Platform.class);
        platforms.forEach((platform, setup) -> accounts.put(platform, KpiTerms.AdAccount.of(setup, currency)));
        return accounts;
    }

    /** The first planned day, or {@code null}. */
    LocalDate firstDay() {
        return timeline.startDate();
    }

    /** The last planned day, or {@code null}. */
    LocalDate lastDay() {
        return timeline.endDate();
    }

    /** Whether platforms may still report, or restate, KPIs of a campaign that has ended. */
    boolean acceptsLateKpis(Instant at) {
        LocalDate today = LocalDate.ofInstant(at, PlatformSetup.defaultZone());
        return timeline.endDate() == null || !today.isAfter(timeline.endDate().plusDays(DAYS_OF_LATE_KPIS));
    }

    /** The fields that must be filled before the campaign may spend. */
    List<String> missingForActivation() {
        List<String> missing = new ArrayList<>();
        if (platforms.values().stream().noneMatch(PlatformSetup::isActive)) {
            missing.add("platforms");
        }
        if (team.manager() == null) {
            missing.add("team.manager");
        }
        if (!timeline.isRunnable()) {
            missing.add("timeline");
        }
        return missing;
    }

    @CommandHandler
    void decide(ChangeCampaignDetails command, Privacy privacy) {
        Details wanted = new Details(command.name(), command.description(), command.type());
        if (!privacy.sameContent(wanted, details)) {
            Details kept = privacy.keepTokens(details, wanted);
            apply(new CampaignDetailsChanged(command.campaignId(), kept.name(), kept.description(), kept.type()));
        }
    }

    @CommandHandler
    void decide(ChangeClientInfo command, Privacy privacy) {
        if (!privacy.sameContent(command.clientInfo(), clientInfo)) {
            apply(new CampaignClientInfoChanged(
                    command.campaignId(), privacy.keepTokens(clientInfo, command.clientInfo())));
        }
    }

    @CommandHandler
    void decide(ChangeCampaignTeam command) {
        change(command.campaignId(), command.team());
    }

    @CommandHandler
    void decide(ChangeCampaignManager command) {
        CampaignTeam next = CampaignTeamBuilder.builder(team)
                .manager(command.manager())
                .team(command.team())
                .build();
        change(command.campaignId(), next);
    }

    @CommandHandler
    void decide(HandOverCampaign command) {
        change(command.campaignId(), team.handedOver(command.from(), command.successor(), command.team()));
    }

    private void change(CampaignId campaign, CampaignTeam wanted) {
        if (!wanted.equals(team)) {
            apply(new CampaignTeamChanged(campaign, team, wanted));
        }
    }

    @CommandHandler
    void decide(ChangeCampaignTimeline command) {
        if (!command.timeline().equals(timeline)) {
            apply(new CampaignTimelineChanged(command.campaignId(), command.timeline()));
        }
    }

    @CommandHandler
    void decide(ChangeCampaignObjectives command, Privacy privacy) {
        if (!privacy.sameContent(command.objectives(), objectives)) {
            apply(new CampaignObjectivesChanged(
                    command.campaignId(), privacy.keepTokens(objectives, command.objectives())));
        }
    }

    @CommandHandler
    void decide(ConfigurePlatform command, Privacy privacy) {
        PlatformSetup setup = command.platform().atScale(currency);
        PlatformSetup known = platforms.get(setup.name());
        if (!privacy.sameContent(setup, known)) {
            apply(new CampaignPlatformConfigured(command.campaignId(), privacy.keepTokens(known, setup)));
        }
    }

    @CommandHandler
    void decide(LinkPlatformCampaigns command, Privacy privacy) {
        PlatformSetup setup = platforms.get(command.platform());
        if (setup == null) {
            return;
        }
        List<PersonalText> known = setup.config().platformCampaigns();
        List<PersonalText> numbers = privacy.distinct(
                Stream.concat(known.stream(), command.numbers().stream()).toList());
        if (numbers.size() > known.size()) {
            PlatformSetup linked = setup.withConfig(setup.config().withExternalCampaignIds(numbers));
            apply(new CampaignPlatformConfigured(command.campaignId(), linked));
        }
    }

    @EventSourcingHandler
    void evolve(CampaignDrafted event) {
        details = new Details(event.name(), event.description(), event.type());
        clientInfo = event.clientInfo();
        team = event.team();
        currency = event.budget().currency();
    }

    @EventSourcingHandler
    void evolve(CampaignDetailsChanged event) {
        details = new Details(event.name(), event.description(), event.type());
    }

    @EventSourcingHandler
    void evolve(CampaignClientInfoChanged event) {
        clientInfo = event.clientInfo();
    }

    @EventSourcingHandler
    void evolve(CampaignTeamChanged event) {
        team = event.team();
    }

    @EventSourcingHandler
    void evolve(CampaignTimelineChanged event) {
        timeline = event.timeline();
    }

    @EventSourcingHandler
    void evolve(CampaignObjectivesChanged event) {
        objectives = event.objectives();
    }

    @EventSourcingHandler
    void evolve(CampaignBudgetChanged event) {
        currency = event.budget().currency();
    }

    @EventSourcingHandler
    void evolve(CampaignPlatformConfigured event) {
        platforms.put(event.platform().name(), event.platform());
    }
}
