package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.projections.asof.PastRows;
import com.mdmc.crm.projections.counter.Row;
import com.mdmc.crm.projections.counter.Rows;
import com.mdmc.crm.query.lead.BoardQueryApi.Column;
import com.mdmc.crm.query.lead.LeadReader.PastLead;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A stage of a past board while its leads are gone through; of the cards, only the first are kept. */
final class PastColumn {
    // The order of the live board: the list's own.
    private static final Comparator<PastLead> NEWEST_FIRST = Comparator.comparing(
                    (PastLead lead) -> lead.then().createdAt())
            .thenComparing(lead -> lead.then().id().value())
            .reversed();

    private final int limit;
    private final PriorityQueue<PastLead> cards = new PriorityQueue<>(NEWEST_FIRST.reversed());
    private final PastRows<LeadView> rows = new PastRows<>(PipelineRows.BY_STAGE, row -> true);

    PastColumn(int limit) {
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

    /** The column with its cards opened. */
    Column of(LeadStage stage, List<LeadView> opened) {
        List<Row> added = rows.rows();
        return new Column(
                stage,
                Rows.count(added, PipelineRows.COUNT),
                Rows.money(added, PipelineRows.BUDGET),
                Rows.money(added, PipelineRows.WEIGHTED),
                opened,
                null);
    }
}
