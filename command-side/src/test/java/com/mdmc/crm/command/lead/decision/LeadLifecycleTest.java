package com.mdmc.crm.command.lead.decision;

import static com.mdmc.crm.command.lead.decision.LeadSamples.DENIS;
import static com.mdmc.crm.command.lead.decision.LeadSamples.LEAD;
import static com.mdmc.crm.command.lead.decision.LeadSamples.MARINE;
import static com.mdmc.crm.command.lead.decision.LeadSamples.TEAM;
import static com.mdmc.crm.command.lead.decision.LeadSamples.assigned;
import static com.mdmc.crm.command.lead.decision.LeadSamples.captured;

import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadPersonalInfo;
import com.mdmc.crm.command.lead.decision.LeadCommand.PrioritizeLead;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ArchiveLead;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.EraseLead;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.RestoreLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lead that was put away, merged or erased takes the orders that still make sense, and no others. */
class LeadLifecycleTest {
    private static final LeadId SURVIVOR = new LeadId("lead-2");
    private static final LeadArchived ARCHIVED = new LeadArchived(LEAD, PersonalText.constant("inactif"));
    private static final LeadErased ERASED = erased(LeadFixture.SAME_ADDRESS);
    private static final LeadMergedInto MERGED = new LeadMergedInto(LEAD, SURVIVOR, null);
    private static final PrioritizeLead ORDER = new PrioritizeLead(LEAD, Priority.URGENT);

    @Test
    void anArchivedLeadTakesNoOrdersUntilItIsRestored() {
        LeadFixture.given(captured())
                .when(new ArchiveLead(LEAD, PersonalText.constant("inactif")))
                .recorded(ARCHIVED);
        LeadFixture.given(captured(), ARCHIVED).when(ORDER).refused("lead-archived");
        LeadFixture.given(captured(), ARCHIVED)
                .when(new ArchiveLead(LEAD, PersonalText.constant("encore")))
                .recordedNothing();
        LeadFixture.given(captured(), ARCHIVED)
                .when(new RestoreLead(LEAD, PersonalText.constant("retour")))
                .recorded(new LeadRestored(LEAD, PersonalText.constant("retour")));
        LeadFixture.given(captured())
                .when(new RestoreLead(LEAD, PersonalText.constant("retour")))
                .recordedNothing();
    }

    @Test
    void anErasedLeadTakesNoOrdersAndErasingItAgainChangesNothing() {
        LeadFixture.given(captured())
                .when(new EraseLead(LEAD, PersonalText.constant("demande")))
                .recorded(ERASED);
        LeadFixture.given(captured(), ERASED).when(ORDER).refused("lead-erased");
        LeadFixture.given(captured(), ARCHIVED, ERASED)
                .when(new RestoreLead(LEAD, PersonalText.constant("retour")))
                .refused("lead-erased");
        LeadFixture.given(captured(), ERASED)
                .when(new EraseLead(LEAD, PersonalText.constant("encore")))
                .recordedNothing();
    }

    @Test
    void aMergedLeadCanOnlyBeErased() {
        LeadFixture.given(captured(), MERGED).when(ORDER).refused("lead-merged");
        LeadFixture.given(captured(), MERGED)
                .when(new EraseLead(LEAD, PersonalText.constant("demande")))
                .recorded(erased(SURVIVOR, LeadFixture.SAME_ADDRESS));
    }

    private static LeadErased erased(LeadId... otherLeads) {
        return new LeadErased(LEAD, PersonalText.constant("demande"), List.of(), List.of(otherLeads));
    }

    @Test
    void theSameDetailsAgainChangeNothing() {
        LeadFixture.given(captured())
                .when(new ChangeLeadPersonalInfo(LEAD, LeadSamples.captured().personalInfo(), null))
                .recordedNothing();
    }

    @Test
    void aLeadOfAnotherTeamDoesNotExist() {
        LeadFixture.given(captured(), assigned(DENIS, TEAM))
                .by(LeadSamples.agent(MARINE, "marine"))
                .when(ORDER)
                .refused("not-found");
    }
}
