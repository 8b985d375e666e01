package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.decision.TestStore;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCompleted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPaused;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignTeamBuilder;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignTimelineBuilder;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.campaign.billing.InvoicingFrequency;
import com.mdmc.crm.domain.campaign.billing.Seller;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RolePermissions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** A campaign of team denis, run by Zoé through the year 2026, and the people around it. */
public final class CampaignSamples {
    public static final CampaignId CAMPAIGN = new CampaignId("campaign-1");
    public static final LeadId LEAD = new LeadId("lead-1");
    public static final PersonalText NAME = PersonalText.constant("Été");
    public static final UserId ZOE = new UserId("user-zoe");
    public static final BillingSettings BILLING = new BillingSettings(
            new Seller(
                    "MDMC SARL",
                    List.of("12 rue d'Hauteville", "75010 Paris"),
                    "FR40123456824",
                    "123456824",
                    List.of()),
            new BigDecimal("20"),
            30);
    public static final BudgetTerms TERMS = BudgetTermsBuilder.builder()
            .allocated(new BigDecimal("1000"))
            .currency("EUR")
            .billingModel(BillingModel.FIXED)
            .commission(BigDecimal.TEN)
            .invoicingFrequency(InvoicingFrequency.MONTHLY)
            .fixedAmount(new BigDecimal("500"))
            .build()
            .atScale("");
    public static final CampaignTeam TEAM = CampaignTeamBuilder.builder()
            .manager(ZOE)
            .assignedTo(List.of())
            .team("denis")
            .build();
    public static final CampaignTimeline YEAR_2026 = CampaignTimelineBuilder.builder()
            .startDate(LocalDate.of(2026, 1, 1))
            .endDate(LocalDate.of(2026, 12, 31))
            .build();
    public static final PlatformSetup META_ON = new PlatformSetup(Platform.META, true, null);

    private CampaignSamples() {}

    /** A fixture that compares texts as decisions do and numbers documents as they come. */
    public static AggregateTestFixture<Campaign> fixture() {
        AggregateTestFixture<Campaign> fixture = new AggregateTestFixture<>(Campaign.class);
        fixture.registerInjectableResource(TestStore.PRIVACY);
        fixture.registerInjectableResource((DocumentNumbers)
                (series, issuedOn, campaign, documentId) -> series + "-" + issuedOn.getYear() + "-" + documentId);
        return fixture;
    }

    public static CampaignDrafted drafted() {
        return new CampaignDrafted(
                CAMPAIGN, NAME, null, CampaignType.ACQUISITION, LEAD, ClientInfo.unknown(), TEAM, TERMS, null);
    }

    /** Everything activation asks for. */
    public static List<CampaignEvent> ready() {
        return List.of(
                drafted(),
                new CampaignTimelineChanged(CAMPAIGN, YEAR_2026),
                new CampaignPlatformConfigured(CAMPAIGN, META_ON));
    }

    public static List<CampaignEvent> active() {
        return and(ready(), new CampaignActivated(CAMPAIGN, CampaignStatus.DRAFT, null));
    }

    /** A history that ends in the status, by way of activation where there is one. */
    public static List<CampaignEvent> in(CampaignStatus status) {
        return switch (status) {
            case DRAFT -> ready();
            case ACTIVE -> active();
            case PAUSED -> and(active(), new CampaignPaused(CAMPAIGN, CampaignStatus.ACTIVE, null));
            case COMPLETED -> and(active(), new CampaignCompleted(CAMPAIGN, CampaignStatus.ACTIVE, null));
            case CANCELLED -> and(active(), new CampaignCancelled(CAMPAIGN, CampaignStatus.ACTIVE, null));
        };
    }

    public static List<CampaignEvent> and(List<? extends CampaignEvent> before, CampaignEvent... more) {
        List<CampaignEvent> events = new ArrayList<>(before);
        events.addAll(List.of(more));
        return events;
    }

    public static Map<String, Object> by(Actor actor) {
        return Map.of(CommandMetaData.ACTOR, actor);
    }

    public static Map<String, Object> byZoe() {
        return by(manager("denis"));
    }

    public static Actor manager(String team) {
        return new Actor(ZOE, Role.MANAGER, team, RolePermissions.effective(Role.MANAGER, Map.of()), "session");
    }
}
