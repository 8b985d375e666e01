package com.mdmc.crm.query.lead.board;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.CounterRowsAsOf;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.counter.CounterRows;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.search.LeadSearchTokens;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.list.Listed;
import com.mdmc.crm.query.list.LocalDays;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Kanban board of the pipeline over HTTP: one column per stage. */
@RestController
@RequestMapping("/api/board")
@AnsweredFrom({"leads", LeadSearchTokens.NAME})
class BoardQueryApi implements Listed {
    private static final String ASSIGNED_TO = "assignment.assignedTo";
    private static final String TEAM = "assignment.team";
    private static final String STAGE = "pipeline.stage";
    private static final String ARCHIVED = "lifecycle.archived";
    private static final Set<String> KEPT = Set.of(ASSIGNED_TO, TEAM, STAGE, "sort", LocalDays.TIMEZONE);
    private static final Set<String> SHAPE = Set.of("limit", "at", "atPosition", "after", "fields", "include");
    private static final List<String> PAGING = List.of("cursor", "count");
    private static final int PAGE = 500;

    private final Views views;
    private final ListQueries lists;
    private final LeadReader leads;
    private final BoardsAsOf past;
    private final ListDefinition<LeadView> list;

    BoardQueryApi(Views views, ListQueries lists, LeadReader leads, BoardsAsOf past, ListDefinition<LeadView> list) {
        this.views = views;
        this.lists = lists;
        this.leads = leads;
        this.past = past;
        this.list = list.within(eq("lifecycle.erasure", null));
    }

    /** The whole board. */
    @NullMarked
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
    @NullMarked
    record Column(
            LeadStage stage,
            long count,
            List<Money> budgets,
            List<Money> weighted,
            List<LeadView> items,
            @Nullable String next) {}

    @Override
    public ListDefinition<?> listDefinition() {
        return list;
    }

    @Override
    public boolean isPaged() {
        return false;
    }

    /**
     * The board, by default with ten cards per column, which is what a screen shows of seven columns. It takes the
     * filters of the lead list; a board of an earlier instant takes none.
     */
    @GetMapping
    Board board(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "10"))
                    @RequestParam(defaultValue = "10")
                    String limit,
            @RequestParam MultiValueMap<String, String> parameters,
            PointInTime when,
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.LEADS_READ);
        Map<String, List<String>> filters = filters(parameters);
        if (!when.isNow()) {
            filters.remove(LocalDays.TIMEZONE);
            filters.keySet().forEach(BoardQueryApi::refuse);
            BoardsAsOf.Past then = past.at(when, ListQueries.limit(limit), actor);
            answer.setHeader("X-Position", Long.toString(then.position()));
            return then.board();
        }
        List<CounterRow> rows = KEPT.containsAll(filters.keySet()) ? kept(filters, actor) : added(filters, actor);
        List<LeadStage> stages = stages(filters.remove(STAGE));
        filters.put("limit", List.of(limit));
        return new Board(stages.stream()
                .map(stage -> column(stage, filters, rows, actor))
                .toList());
    }

    /** What selects leads, without what shapes the answer. */
    private static Map<String, List<String>> filters(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> filters = new HashMap<>(parameters);
        filters.keySet().removeAll(SHAPE);
        PAGING.stream().filter(filters::containsKey).forEach(BoardQueryApi::refuse);
        return filters;
    }

    /** The columns asked for, in the order of the pipeline. */
    private static List<LeadStage> stages(List<String> asked) {
        List<String> all =
                Arrays.stream(LeadStage.values()).map(LeadStage::wire).toList();
        if (asked != null && !all.containsAll(asked)) {
            throw Rejection.unknownValue(STAGE, all);
        }
        return Arrays.stream(LeadStage.values())
                .filter(stage -> asked == null || asked.contains(stage.wire()))
                .toList();
    }

    private static void refuse(String name) {
        throw Rejection.invalid(name, "unknown-filter");
    }

    /** Stored counter rows, whose number does not grow with that of the leads. */
    private List<CounterRow> kept(Map<String, List<String>> filters, Actor actor) {
        List<Bson> whose = new ArrayList<>(List.of(eq("key.archived", "false"), LeadList.rowScope(actor)));
        if (filters.containsKey(ASSIGNED_TO)) {
            whose.add(in(
                    "key.owner",
                    filters.get(ASSIGNED_TO).stream()
                            .map(owner -> owner(owner, actor))
                            .toList()));
        }
        if (filters.containsKey(TEAM)) {
            whose.add(in("key.team", filters.get(TEAM)));
        }
        return views.rows(PipelineRows.BY_STAGE, and(whose));
    }

    /** The same rows added up from all leads that other filters select. */
    private List<CounterRow> added(Map<String, List<String>> filters, Actor actor) {
        CounterRowsAsOf<LeadView> rows = new CounterRowsAsOf<>(PipelineRows.BY_STAGE.contributions(), row -> true);
        Map<String, List<String>> question = new HashMap<>(filters);
        question.putIfAbsent(ARCHIVED, List.of("false"));
        lists.pages(list, question, actor, PAGE).forEachRemaining(page -> page.forEach(rows::add));
        return rows.rows();
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
        question.put(STAGE, List.of(stage.wire()));
        question.putIfAbsent(ARCHIVED, List.of("false"));
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
