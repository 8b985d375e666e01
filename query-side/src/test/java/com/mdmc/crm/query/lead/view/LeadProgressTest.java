package com.mdmc.crm.query.lead.view;

import static com.mdmc.crm.domain.lead.LeadStage.CLOSED;
import static com.mdmc.crm.domain.lead.LeadStage.CONTACTED;
import static com.mdmc.crm.domain.lead.LeadStage.LOST;
import static com.mdmc.crm.domain.lead.LeadStage.NEGOTIATION;
import static com.mdmc.crm.domain.lead.LeadStage.NEW;
import static com.mdmc.crm.domain.lead.LeadStage.PROPOSAL;
import static com.mdmc.crm.domain.lead.LeadStage.QUALIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.query.lead.view.LeadProgress.Stay;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a lead came: passing a stage counts as reaching it, a loss does not undo it. */
class LeadProgressTest {

    private static List<LeadStage> reached(LeadStage... way) {
        Instant now = Instant.EPOCH;
        List<Stay> stays = Arrays.stream(way, 0, way.length - 1)
                .map(stage -> new Stay(stage, now, 60))
                .toList();
        return new LeadProgress("lead", 1, 1, now, null, null, way[way.length - 1], now, stays).reached();
    }

    @Test
    void aNewLeadReachedItsFirstStage() {
        assertThat(reached(NEW)).containsExactly(NEW);
    }

    @Test
    void stagesThatWereSkippedCountAsPassed() {
        assertThat(reached(NEW, PROPOSAL)).containsExactly(NEW, CONTACTED, QUALIFIED, PROPOSAL);
    }

    @Test
    void neitherAStepBackNorALossUndoesIt() {
        assertThat(reached(NEW, QUALIFIED, CONTACTED)).containsExactly(NEW, CONTACTED, QUALIFIED);
        assertThat(reached(NEW, CONTACTED, LOST)).containsExactly(NEW, CONTACTED);
    }

    @Test
    void aContractCountsUntilItIsTakenBack() {
        assertThat(reached(NEW, QUALIFIED, CLOSED))
                .containsExactly(NEW, CONTACTED, QUALIFIED, PROPOSAL, NEGOTIATION, CLOSED);
        assertThat(reached(NEW, QUALIFIED, CLOSED, QUALIFIED)).containsExactly(NEW, CONTACTED, QUALIFIED);
    }
}
