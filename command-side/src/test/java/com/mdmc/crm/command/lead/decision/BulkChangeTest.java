package com.mdmc.crm.command.lead.decision;

import static com.mdmc.crm.command.lead.decision.LeadSamples.DENIS;
import static com.mdmc.crm.command.lead.decision.LeadSamples.LEAD;
import static com.mdmc.crm.command.lead.decision.LeadSamples.MARINE;
import static com.mdmc.crm.command.lead.decision.LeadSamples.TEAM;
import static com.mdmc.crm.command.lead.decision.LeadSamples.captured;
import static com.mdmc.crm.command.lead.decision.LeadSamples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.command.lead.decision.LeadCommand.AddLeadTags;
import com.mdmc.crm.command.lead.decision.LeadCommand.RemoveLeadTags;
import com.mdmc.crm.command.lead.decision.LeadCommand.UndoLeadBulk;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadBulkId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an order for many leads changed of one is put back, unless something newer is in its place. */
class BulkChangeTest {
    private static final LeadBulkId BULK = new LeadBulkId("bulk-1");
    private static final PersonalText REASON = PersonalText.constant("bulk-reversed");
    private static final PersonalText POP = text("pop");
    private static final PersonalText VIP = text("vip");
    private static final UserId THIRD = new UserId("user-third");

    private final BulkChange change = new BulkChange(BULK);

    @Test
    void theFormerOwnerIsBack() {
        other(captured(), assigned(DENIS, TEAM));
        ofBulk(assigned(MARINE, "marine"));
        assertThat(undone()).containsExactly(new LeadAssigned(LEAD, DENIS, TEAM, MARINE, "marine", false, REASON));
    }

    @Test
    void aLeadThatWaitedWaitsAgain() {
        other(captured());
        ofBulk(assigned(MARINE, "marine"));
        assertThat(undone()).containsExactly(new LeadQueued(LEAD, MARINE, "marine", REASON));
    }

    @Test
    void theFormerTagsAreBack() {
        other(captured(), new LeadTagsChanged(LEAD, List.of(POP)));
        ofBulk(new LeadTagsChanged(LEAD, List.of(POP, VIP)));
        other(assigned(DENIS, TEAM));
        assertThat(undone()).containsExactly(new LeadTagsChanged(LEAD, List.of(POP)));
    }

    @Test
    void whatChangedSinceStays() {
        other(captured());
        ofBulk(assigned(MARINE, "marine"));
        other(assigned(THIRD, null));
        assertThatThrownBy(this::undone)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("changed-since"));
    }

    @Test
    void whatIsAsBeforeAlreadyIsLeftAlone() {
        other(captured(), assigned(DENIS, TEAM));
        ofBulk(assigned(MARINE, "marine"));
        other(assigned(DENIS, TEAM));
        assertThat(undone()).isEmpty();
    }

    @Test
    void whatTheOrderDidNotChangeIsLeftAlone() {
        other(captured(), assigned(DENIS, TEAM), assigned(MARINE, "marine"));
        assertThat(undone()).isEmpty();
    }

    // The order was repeated after a crash, and somebody had come in between.
    @Test
    void aRepetitionIsUndoneToWhatItFound() {
        other(captured());
        ofBulk(assigned(MARINE, "marine"));
        other(assigned(THIRD, null));
        ofBulk(assigned(MARINE, "marine"));
        assertThat(undone()).containsExactly(new LeadAssigned(LEAD, THIRD, null, MARINE, "marine", false, REASON));
    }

    @Test
    void anOwnerWhoHasLeftIsNotGivenTheLeadAgain() {
        LeadFixture fixture =
                LeadFixture.given(captured(), assigned(LeadFixture.GONE, TEAM), assigned(MARINE, "marine"));
        fixture.correlations("before", "before", BULK.value());
        fixture.when(new UndoLeadBulk(LEAD, BULK)).refused("inactive-user");
    }

    @Test
    void theLeadTakesTheOrderBack() {
        LeadFixture fixture = LeadFixture.given(captured(), assigned(DENIS, TEAM), assigned(MARINE, "marine"));
        fixture.correlations("before", "before", BULK.value());
        fixture.when(new UndoLeadBulk(LEAD, BULK))
                .recorded(new LeadAssigned(LEAD, DENIS, TEAM, MARINE, "marine", false, REASON));
    }

    @Test
    void tagsAreAddedOnceAndTakenAwayWhereTheyAre() {
        LeadTagsChanged before = new LeadTagsChanged(LEAD, List.of(POP, VIP));
        PersonalText summer = text("été");
        LeadFixture.given(captured(), before)
                .when(new AddLeadTags(LEAD, List.of(text("vip"), summer)))
                .recorded(new LeadTagsChanged(LEAD, List.of(POP, VIP, summer)));
        LeadFixture.given(captured(), before)
                .when(new RemoveLeadTags(LEAD, List.of(text("pop"), summer)))
                .recorded(new LeadTagsChanged(LEAD, List.of(VIP)));
        LeadFixture.given(captured(), before)
                .when(new AddLeadTags(LEAD, List.of(text("pop"))))
                .recordedNothing();
        LeadFixture.given(captured(), before)
                .when(new RemoveLeadTags(LEAD, List.of(summer)))
                .recordedNothing();
    }

    @Test
    void aLeadHasTwentyTagsAtMost() {
        List<PersonalText> twenty =
                IntStream.range(0, 20).mapToObj(n -> text("tag" + n)).toList();
        LeadFixture.given(captured(), new LeadTagsChanged(LEAD, twenty))
                .when(new AddLeadTags(LEAD, List.of(VIP)))
                .refused("validation", "tags");
    }

    private static LeadAssigned assigned(UserId owner, String team) {
        return LeadSamples.assigned(owner, team);
    }

    private void other(LeadEvent... events) {
        for (LeadEvent event : events) {
            change.add(event, "another");
        }
    }

    private void ofBulk(LeadEvent event) {
        change.add(event, BULK.value());
    }

    private List<LeadEvent> undone() {
        return change.undone(LEAD, LeadFixture.ACCOUNTS, TestStore.PRIVACY);
    }
}
