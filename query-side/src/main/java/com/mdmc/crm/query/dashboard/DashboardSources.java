package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.kpi.StoredExchangeRates;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.list.LocalDays;
import com.mdmc.crm.query.user.TeamMembers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Source of dashboard rows: stored counters for now, the leads themselves where filters select some or no counter ends
 * with the period, past states of the views for a point in time.
 */
@Component
class DashboardSources {
    private static final Set<String> OWN = Set.of(
            "from",
            "to",
            LocalDays.TIMEZONE,
            "currency",
            "by",
            "team",
            "at",
            "atPosition",
            "after",
            "fields",
            "include");
    private static final List<String> SHAPING = List.of("sort", "limit", "cursor", "count");
    private static final int PAGE = 500;

    private final Views views;
    private final StoredExchangeRates rates;
    private final TeamMembers members;
    private final DashboardAsOf asOf;
    private final StatesAsOf past;
    private final DashboardViews selected;
    private final ListQueries lists;
    private final ListDefinition<LeadView> list;
    private final LocalDays agency;

    DashboardSources(
            Views views,
            StoredExchangeRates rates,
            TeamMembers members,
            DashboardAsOf asOf,
            StatesAsOf past,
            DashboardViews selected,
            ListQueries lists,
            ListDefinition<LeadView> list,
            LocalDays agency) {
        this.views = views;
        this.rates = rates;
        this.members = members;
        this.asOf = asOf;
        this.past = past;
        this.selected = selected;
        this.lists = lists;
        this.list = list;
        this.agency = agency;
    }

    /** The list whose filters dashboards take. */
    ListDefinition<LeadView> list() {
        return list;
    }

    /**
     * The rows a request asks for.
     *
     * @param parameters all of them; those that are not a dashboard's own are filters of the lead list
     * @param answer gets the position of a past state in {@code X-Position}
     */
    DashboardRows of(
            MultiValueMap<String, String> parameters, PointInTime when, Actor actor, HttpServletResponse answer) {
        LocalDays days = agency.in(parameters.getFirst(LocalDays.TIMEZONE));
        Period period = Period.of(parameters.getFirst("from"), parameters.getFirst("to"), days);
        Map<String, List<String>> filters = new HashMap<>(parameters);
        filters.keySet().removeAll(OWN);
        if (!when.isNow()) {
            filters.keySet().forEach(DashboardSources::refuse);
            long position = past.positionOf(when);
            answer.setHeader("X-Position", Long.toString(position));
            return new RowsAsOf(asOf, period, actor, position);
        }
        SHAPING.stream().filter(filters::containsKey).forEach(DashboardSources::refuse);
        CurrentRows current = new CurrentRows(views, rates, members, period, actor);
        if (filters.isEmpty() && period.isOfHours()) {
            return current;
        }
        SelectedRows added =
                new SelectedRows(lists.pages(list, question(filters, parameters), actor, PAGE), selected, current);
        return filters.isEmpty() ? new UncountedRows(added, current) : added;
    }

    // Filters go by the days of the same zone.
    private static Map<String, List<String>> question(
            Map<String, List<String>> filters, Map<String, List<String>> parameters) {
        Map<String, List<String>> question = new HashMap<>(filters);
        if (parameters.containsKey(LocalDays.TIMEZONE)) {
            question.put(LocalDays.TIMEZONE, parameters.get(LocalDays.TIMEZONE));
        }
        return question;
    }

    private static void refuse(String name) {
        throw Rejection.invalid(name, "unknown-filter");
    }
}
