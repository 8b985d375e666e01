package com.mdmc.crm.query.lead.board;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.projections.asof.CounterRowsAsOf;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.counter.CounterRows;
import com.mdmc.crm.query.lead.board.BoardQueryApi.Column;
import com.mdmc.crm.query.lead.list.LeadReader.PastLead;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.PipelineRows;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Accumulator of one column of a past board; it keeps the first cards only. */
final class BoardColumnAsOf {
    // The order of the current board.
    private static final Comparator<PastLead> NEWEST_FIRST = Comparator.comparing(
                    (PastLead lead) -> lead.then().createdAt())
            .thenComparing(lead -> lead.then().id().value())
            .reversed();

    private final int limit;
    private final PriorityQueue<PastLead> cards = new PriorityQueue<>(NEWEST_FIRST.reversed());
    private final CounterRowsAsOf<LeadView> rows =
            new CounterRowsAsOf<>(PipelineRows.BY_STAGE.contributions(), row -> true);

    BoardColumnAsOf(int limit) {
        this.limit = limit;
    }

    void add(PastLead lead) {
        rows.add(lead.then());
        cards.add(lead);
        if (cards.size() > limit) {
            cards.poll();
        }
    }

    /** The first cards, the newest lead first. */
    List<PastLead> cards() {
        return cards.stream().sorted(NEWEST_FIRST).toList();
    }

    /** The column with its cards decrypted. */
    Column of(LeadStage stage, List<LeadView> decrypted) {
        List<CounterRow> added = rows.rows();
        return new Column(
                stage,
                CounterRows.count(added, PipelineRows.COUNT),
                CounterRows.money(added, PipelineRows.BUDGET),
                CounterRows.money(added, PipelineRows.WEIGHTED),
                decrypted,
                null);
    }
}
