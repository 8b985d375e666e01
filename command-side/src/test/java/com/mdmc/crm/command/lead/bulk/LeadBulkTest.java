package com.mdmc.crm.command.lead.bulk;

import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.bulk.LeadBulkCommand.ReverseLeadBulk;
import com.mdmc.crm.command.lead.bulk.LeadBulkCommand.StartLeadBulk;
import com.mdmc.crm.command.lead.decision.LeadSamples;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadBulkId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadBulkAction;
import com.mdmc.crm.domain.lead.LeadBulkEvent.LeadBulkReversed;
import com.mdmc.crm.domain.lead.LeadBulkEvent.LeadBulkStarted;
import com.mdmc.crm.platform.security.Actor;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** An order for many leads is on record once, and taken back by whoever gave it or an administrator. */
class LeadBulkTest {
    private static final LeadBulkId BULK = new LeadBulkId("bulk-1");
    private static final List<LeadId> LEADS = List.of(new LeadId("lead-1"), new LeadId("lead-2"));
    private static final Actor DENIS = LeadSamples.agent(LeadSamples.DENIS, LeadSamples.TEAM);
    private static final StartLeadBulk TAGGING = new StartLeadBulk(BULK, LeadBulkAction.TAG, LEADS);

    private final AggregateTestFixture<LeadBulk> fixture = new AggregateTestFixture<>(LeadBulk.class);

    @Test
    void isOnRecordOnce() {
        when(DENIS, TAGGING).expectEvents(started(LeadBulkAction.TAG));
        when(DENIS, TAGGING, started(LeadBulkAction.TAG))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isNoOtherOrderUnderTheSameId() {
        refused(
                "idempotency-key-reused",
                when(DENIS, new StartLeadBulk(BULK, LeadBulkAction.UNTAG, LEADS), started(LeadBulkAction.TAG)));
        refused(
                "idempotency-key-reused",
                when(
                        DENIS,
                        new StartLeadBulk(BULK, LeadBulkAction.TAG, LEADS.subList(0, 1)),
                        started(LeadBulkAction.TAG)));
    }

    @Test
    void isTakenBackByWhoeverGaveItOrAnAdministrator() {
        when(DENIS, new ReverseLeadBulk(BULK), started(LeadBulkAction.ASSIGN)).expectEvents(new LeadBulkReversed(BULK));
        when(LeadSamples.admin(), new ReverseLeadBulk(BULK), started(LeadBulkAction.ASSIGN))
                .expectEvents(new LeadBulkReversed(BULK));
        when(DENIS, new ReverseLeadBulk(BULK), started(LeadBulkAction.ASSIGN), new LeadBulkReversed(BULK))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        Actor colleague = LeadSamples.agent(LeadSamples.MARINE, LeadSamples.TEAM);
        refused("not-found", when(colleague, new ReverseLeadBulk(BULK), started(LeadBulkAction.ASSIGN)));
    }

    @Test
    void isTakenBackOnlyWhereOwnersOrTagsChanged() {
        for (LeadBulkAction action : List.of(LeadBulkAction.STAGE, LeadBulkAction.PRIORITY, LeadBulkAction.ARCHIVE)) {
            refused("bulk-not-reversible", when(DENIS, new ReverseLeadBulk(BULK), started(action)));
        }
    }

    private static LeadBulkStarted started(LeadBulkAction action) {
        return new LeadBulkStarted(BULK, LeadSamples.DENIS, action, LEADS);
    }

    private ResultValidator<LeadBulk> when(Actor actor, LeadBulkCommand command, Object... history) {
        return fixture.given(history).when(command, Map.of(CommandMetaData.ACTOR, actor));
    }

    private static void refused(String code, ResultValidator<LeadBulk> result) {
        result.expectNoEvents().expectException(Rejection.class).expectExceptionMessage(code);
    }
}
