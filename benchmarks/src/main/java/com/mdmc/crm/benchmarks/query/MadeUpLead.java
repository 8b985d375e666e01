package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignTeamBuilder;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfoBuilder;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.ArtistInfoBuilder;
import com.mdmc.crm.domain.lead.BusinessInfoBudgetBuilder;
import com.mdmc.crm.domain.lead.BusinessInfoBuilder;
import com.mdmc.crm.domain.lead.CommunicationPreferencesBuilder;
import com.mdmc.crm.domain.lead.Contract;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadStageChanged;
import com.mdmc.crm.domain.lead.LeadScore;
import com.mdmc.crm.domain.lead.LeadSourceBuilder;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.PersonalInfoBuilder;
import com.mdmc.crm.domain.lead.SourceChannel;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One lead of a made-up agency, from capture to where it gets. */
final class MadeUpLead {
    private final int number;
    private final Instant captured;
    private final Random random;
    private final LeadId id;

    MadeUpLead(int number, Instant captured, Random random) {
        this.number = number;
        this.captured = captured;
        this.random = random;
        this.id = new LeadId(MadeUpAgency.leadId(number));
    }

    CampaignId campaign() {
        return new CampaignId("campaign-" + id.value());
    }

    String team() {
        return MadeUpAgency.teamOf(number);
    }

    Instant converted() {
        return captured.plus(Duration.ofDays(4));
    }

    /** @param converted whether it becomes a campaign */
    List<Step> steps(boolean converted) {
        List<Step> steps = new ArrayList<>();
        steps.add(lead(captured, "CaptureLead", List.of(lead(), assigned())));
        if (converted || random.nextInt(10) < 7) {
            steps.add(lead(captured.plus(Duration.ofDays(1)), "ChangeStage", List.of(stage(0, 1))));
        }
        if (converted || steps.size() > 1 && random.nextInt(10) < 4) {
            steps.add(lead(captured.plus(Duration.ofDays(3)), "ChangeStage", List.of(stage(1, 2))));
        }
        if (converted) {
            steps.add(lead(converted(), "ConvertLead", List.of(conversion())));
            steps.add(campaign(converted().plusSeconds(1), "DraftCampaign", drafted()));
            steps.add(campaign(
                    converted().plusSeconds(60),
                    "ActivateCampaign",
                    new CampaignActivated(campaign(), CampaignStatus.DRAFT, null)));
        }
        return steps;
    }

    private Step lead(Instant at, String command, List<DomainEvent> events) {
        return new Step(at, "Lead", id.value(), command, () -> events);
    }

    private Step campaign(Instant at, String command, DomainEvent event) {
        return new Step(at, "Campaign", campaign().value(), command, () -> List.of(event));
    }

    private LeadCaptured lead() {
        return new LeadCaptured(
                id,
                PersonalInfoBuilder.builder()
                        .firstName(PersonalText.clear("Zoé" + number % 500))
                        .lastName(PersonalText.clear("Durand" + number % 700))
                        .email(PersonalText.clear("artiste" + number + "@exemple.fr"))
                        .build(),
                ArtistInfoBuilder.builder()
                        .name(PersonalText.clear("Les Ondes " + number % 900))
                        .genre(List.of(PersonalText.clear("pop")))
                        .build(),
                BusinessInfoBuilder.builder()
                        .budget(BusinessInfoBudgetBuilder.builder()
                                .amount(BigDecimal.valueOf(500 + random.nextInt(5_000)))
                                .currency("EUR")
                                .build())
                        .platforms(Set.of(Platform.META))
                        .goals(List.of(PersonalText.clear("streams")))
                        .build(),
                LeadSourceBuilder.builder()
                        .channel(SourceChannel.WEBSITE)
                        .campaign(PersonalText.clear("printemps"))
                        .build(),
                CommunicationPreferencesBuilder.builder()
                        .language("fr")
                        .timezone("Europe/Paris")
                        .build(),
                Priority.MEDIUM,
                List.of(PersonalText.clear("t" + number % 20)),
                new LeadScore(1, number % 100, List.of(new LeadScore.Points("budget", number % 100))));
    }

    private LeadAssigned assigned() {
        return new LeadAssigned(id, MadeUpAgency.person(number), team(), null, null, true, null);
    }

    private LeadStageChanged stage(int from, int to) {
        return new LeadStageChanged(id, LeadStage.values()[from], LeadStage.values()[to], null);
    }

    private LeadConverted conversion() {
        Contract contract = new Contract(
                PersonalText.clear("Été " + number), CampaignType.ACQUISITION, Money.of("4500.00", "EUR"), null);
        return new LeadConverted(
                id,
                campaign(),
                contract,
                LeadStage.QUALIFIED,
                PersonalText.clear("Les Ondes"),
                List.of(PersonalText.clear("pop")),
                null,
                MadeUpAgency.person(number),
                team(),
                MadeUpAgency.person(number));
    }

    private CampaignDrafted drafted() {
        return new CampaignDrafted(
                campaign(),
                PersonalText.clear("Été " + number),
                null,
                CampaignType.ACQUISITION,
                id,
                ClientInfoBuilder.builder()
                        .artistName(PersonalText.clear("Les Ondes"))
                        .genre(List.of(PersonalText.clear("pop")))
                        .build(),
                CampaignTeamBuilder.builder()
                        .manager(MadeUpAgency.person(number))
                        .assignedTo(List.of())
                        .team(team())
                        .build(),
                BudgetTermsBuilder.builder()
                        .allocated(new BigDecimal("4500.00"))
                        .currency("EUR")
                        .build(),
                MadeUpAgency.person(number));
    }
}
