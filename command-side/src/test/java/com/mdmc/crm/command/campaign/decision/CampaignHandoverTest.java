package com.mdmc.crm.command.campaign.decision;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.ZOE;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.drafted;

import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignManager;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.HandOverCampaign;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.id.UserId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** Somebody else takes over the roles of a campaign; who else works on it stays. */
class CampaignHandoverTest {
    private static final UserId MAX = new UserId("user-max");
    private static final UserId LEA = new UserId("user-lea");
    private static final CampaignTeam BEFORE = new CampaignTeam(ZOE, List.of(LEA, ZOE), LEA, "denis");

    private final AggregateTestFixture<Campaign> fixture = CampaignSamples.fixture();

    @Test
    void aManagerBringsTheirTeam() {
        when(new ChangeCampaignManager(CAMPAIGN, MAX, "marine"))
                .expectEvents(changed(new CampaignTeam(MAX, List.of(LEA, ZOE), LEA, "marine")));
        when(new ChangeCampaignManager(CAMPAIGN, ZOE, "denis")).expectNoEvents();
    }

    @Test
    void aSuccessorGetsEveryRole() {
        when(new HandOverCampaign(CAMPAIGN, ZOE, MAX, "marine"))
                .expectEvents(changed(new CampaignTeam(MAX, List.of(LEA, MAX), LEA, "marine")));
        when(new HandOverCampaign(CAMPAIGN, ZOE, LEA, "marine"))
                .expectEvents(changed(new CampaignTeam(LEA, List.of(LEA), LEA, "marine")));
        when(new HandOverCampaign(CAMPAIGN, LEA, MAX, "marine"))
                .expectEvents(changed(new CampaignTeam(ZOE, List.of(MAX, ZOE), MAX, "denis")));
    }

    @Test
    void withoutASuccessorTheRolesAreOpenAndTheTeamKeepsTheCampaign() {
        when(new HandOverCampaign(CAMPAIGN, ZOE, null, null))
                .expectEvents(changed(new CampaignTeam(null, List.of(LEA), LEA, "denis")));
        when(new HandOverCampaign(CAMPAIGN, MAX, null, null)).expectNoEvents();
    }

    private static CampaignTeamChanged changed(CampaignTeam team) {
        return new CampaignTeamChanged(CAMPAIGN, BEFORE, team);
    }

    private ResultValidator<Campaign> when(CampaignCommand command) {
        return fixture.given(drafted(), new CampaignTeamChanged(CAMPAIGN, CampaignSamples.TEAM, BEFORE))
                .when(command, byZoe())
                .expectSuccessfulHandlerExecution();
    }
}
