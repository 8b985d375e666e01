package com.mdmc.crm.query.lead.view;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadEvent.LeadStageChanged;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Lists;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stage history of a lead.
 *
 * @param owner {@code null} in the queue
 * @param team the owner's when the lead was assigned
 * @param since when it entered its stage
 * @param stays the stages it left, in order
 */
@RecordBuilder
public record LeadProgress(
        String id,
        long version,
        long position,
        Instant capturedAt,
        UserId owner,
        String team,
        LeadStage stage,
        Instant since,
        List<Stay> stays)
        implements LeadProgressBuilder.With {
    public static final Fold<LeadProgress> FOLD = Fold.of(LeadProgress.class)
            .startsWith(LeadCaptured.class, LeadProgress::captured)
            .on(
                    LeadStageChanged.class,
                    (lead, recorded) -> lead.in(recorded.event().to(), recorded))
            .on(LeadLost.class, (lead, recorded) -> lead.in(LeadStage.LOST, recorded))
            .on(LeadReopened.class, (lead, recorded) -> lead.in(recorded.event().to(), recorded))
            .on(LeadConverted.class, (lead, recorded) -> lead.in(LeadStage.CLOSED, recorded))
            .on(
                    LeadConversionReverted.class,
                    (lead, recorded) -> lead.in(recorded.event().to(), recorded))
            .when(LeadAssigned.class, (lead, recorded) -> lead.of(recorded.assignedTo(), recorded.team()))
            .on(LeadQueued.class, (lead, recorded) -> lead.of(null, null))
            .afterEach((lead, e) -> lead.with(next -> next.version(e.version()).position(e.position())))
            .build();

    public LeadProgress {
        stays = stays == null ? List.of() : List.copyOf(stays);
    }

    /**
     * A completed stay in a stage.
     *
     * @param seconds its length
     */
    public record Stay(LeadStage stage, Instant leftAt, long seconds) {}

    /** The stages the lead reached or passed; a reverted conversion does not count. */
    List<LeadStage> reached() {
        int furthest = Stream.concat(
                        Stream.of(stage), stays.stream().map(Stay::stage).filter(LeadStage::isOpen))
                .filter(each -> each != LeadStage.LOST)
                .mapToInt(Enum::ordinal)
                .max()
                .orElse(0);
        return List.of(LeadStage.values()).subList(0, furthest + 1);
    }

    private static LeadProgress captured(EventEnvelope<LeadCaptured> e) {
        return LeadProgressBuilder.builder()
                .id(e.event().subject())
                .capturedAt(e.time())
                .stage(LeadStage.NEW)
                .since(e.time())
                .build();
    }

    private LeadProgress in(LeadStage to, EventEnvelope<?> e) {
        long seconds = Math.max(0, Duration.between(since, e.time()).getSeconds());
        List<Stay> left = Lists.plus(stays, new Stay(stage, e.time(), seconds));
        return with(next -> next.stage(to).since(e.time()).stays(left));
    }

    private LeadProgress of(UserId assignee, String theirTeam) {
        return with(next -> next.owner(assignee).team(theirTeam));
    }
}
