package com.mdmc.crm.query.lead.board;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.counter.CounterRows;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.search.LeadIndex;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.ListQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Kanban board of the pipeline over HTTP: one column per stage. */
@RestController
@RequestMapping("/api/board")
@AnsweredFrom("leads")
class BoardQueryApi {
    private static final String ASSIGNED_TO = "assignment.assignedTo";
    private static final String TEAM = "assignment.team";

    private final Views views;
    private final ListQueries lists;
    private final LeadReader leads;
    private final BoardsAsOf past;
    private final ListDefinition<LeadView> list;

    BoardQueryApi(
            Views views,
            ListQueries lists,
            LeadReader leads,
            BoardsAsOf past,
            ViewDefinition<LeadView> leadViews,
            LeadIndex index) {
        this.views = views;
        this.lists = lists;
        this.leads = leads;
        this.past = past;
        this.list = LeadList.of(leadViews, index, null);
    }

    /** The whole board. */
    record Board(List<Column> columns) {}

    /**
     * The column of one stage.
     *
     * @param count exact number of its leads that the caller may see
     * @param budgets stated budgets, one sum per currency
     * @param weighted budgets times probability, one sum per currency
     * @param next cursor of further cards in the lead list filtered by the stage; {@code null} if there are none, and
     *     on a past board, which has no list
     */
    record Column(
            LeadStage stage,
            long count,
            List<Money> budgets,
            List<Money> weighted,
            List<LeadView> items,
            String next) {}

    /**
     * The board, by default with ten cards per column, which is what a screen shows of seven columns.
     *
     * @param assignedTo whose leads: a user's id, {@code me} or {@code none}
     * @param team whose owners' team; neither is taken for a past board
     */
    @GetMapping
    Board board(
            @RequestParam(defaultValue = "10") String limit,
            @RequestParam(name = ASSIGNED_TO, required = false) String assignedTo,
            @RequestParam(name = TEAM, required = false) String team,
            PointInTime when,
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.LEADS_READ);
        if (!when.isNow()) {
            requireNone(ASSIGNED_TO, assignedTo);
            requireNone(TEAM, team);
            BoardsAsOf.Past then = past.at(when, ListQueries.limit(limit), actor);
            answer.setHeader("X-Position", Long.toString(then.position()));
            return then.board();
        }
        Map<String, List<String>> filters = new HashMap<>(Map.of("limit", List.of(limit)));
        List<Bson> whose = new ArrayList<>(List.of(eq("key.archived", "false"), LeadList.rowScope(actor)));
        if (assignedTo != null) {
            filters.put(ASSIGNED_TO, List.of(assignedTo));
            whose.add(eq("key.owner", owner(assignedTo, actor)));
        }
        if (team != null) {
            filters.put(TEAM, List.of(team));
            whose.add(eq("key.team", team));
        }
        List<CounterRow> rows = views.rows(PipelineRows.BY_STAGE, and(whose));
        return new Board(Arrays.stream(LeadStage.values())
                .map(stage -> column(stage, filters, rows, actor))
                .toList());
    }

    // A past board is folded for everybody who may see it; its columns are not kept by owner.
    private static void requireNone(String name, String value) {
        if (value != null) {
            throw Rejection.invalid(name, "unknown-filter");
        }
    }

    /** The owner as counter rows name it, who is nobody for a lead in the queue. */
    private static String owner(String assignedTo, Actor actor) {
        return switch (assignedTo) {
            case "me" -> actor.id().value();
            case "none" -> "";
            default -> assignedTo;
        };
    }

    private Column column(LeadStage stage, Map<String, List<String>> filters, List<CounterRow> all, Actor actor) {
        List<CounterRow> rows = all.stream()
                .filter(row -> row.key().get("stage").equals(stage.wire()))
                .toList();
        Map<String, List<String>> question = new HashMap<>(filters);
        question.put("pipeline.stage", List.of(stage.wire()));
        question.put("lifecycle.archived", List.of("false"));
        ListPage<LeadView> page = lists.page(list, question, actor);
        return new Column(
                stage,
                CounterRows.count(rows, PipelineRows.COUNT),
                CounterRows.money(rows, PipelineRows.BUDGET),
                CounterRows.money(rows, PipelineRows.WEIGHTED),
                leads.decrypted(page.items(), actor),
                page.page().next());
    }
}
