package com.mdmc.crm.query.lead.board;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.asof.ViewsAsOf;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.lead.board.BoardQueryApi.Board;
import com.mdmc.crm.query.lead.board.BoardQueryApi.Column;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.list.LeadReader.PastLead;
import com.mdmc.crm.query.lead.view.LeadView;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Past boards: the board as of a position, of the leads the caller may see today. */
@Component
class BoardsAsOf {
    private final StatesAsOf moments;
    private final ViewsAsOf past;
    private final LeadReader leads;
    private final ViewDefinition<LeadView> view;

    BoardsAsOf(StatesAsOf moments, ViewsAsOf past, LeadReader leads, ViewDefinition<LeadView> leadViews) {
        this.moments = moments;
        this.past = past;
        this.leads = leads;
        this.view = leadViews;
    }

    /** A board and its ledger position. */
    record Past(Board board, long position) {}

    /** @param limit cards per column */
    Past at(PointInTime when, int limit, Actor actor) {
        long position = moments.positionOf(when);
        Map<LeadStage, BoardColumnAsOf> columns = new EnumMap<>(LeadStage.class);
        for (LeadStage stage : LeadStage.values()) {
            columns.put(stage, new BoardColumnAsOf(limit));
        }
        past.each(view, LeadList.scope(actor), position, lead -> lead.id().value(), (today, then) -> {
            if (!then.lifecycle().archived() && then.lifecycle().erasure() == null) {
                columns.get(then.pipeline().stage()).add(new PastLead(today, then));
            }
        });
        List<Column> answer = Arrays.stream(LeadStage.values())
                .map(stage -> column(stage, columns.get(stage), actor, when))
                .toList();
        return new Past(new Board(answer), position);
    }

    private Column column(LeadStage stage, BoardColumnAsOf column, Actor actor, PointInTime when) {
        return column.of(stage, leads.decrypted(column.cards(), actor, when));
    }
}
