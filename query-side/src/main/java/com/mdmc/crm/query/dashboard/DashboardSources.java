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
import com.mdmc.crm.query.user.TeamMembers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Source of dashboard rows: stored counters for now, the leads themselves where filters select some, past states of the
 * views for a point in time.
 */
@Component
class DashboardSources {
    private static final Set<String> OWN =
            Set.of("from", "to", "currency", "by", "team", "at", "atPosition", "after", "fields", "include");
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

    DashboardSources(
            Views views,
            StoredExchangeRates rates,
            TeamMembers members,
            DashboardAsOf asOf,
            StatesAsOf past,
            DashboardViews selected,
            ListQueries lists,
            ListDefinition<LeadView> list) {
        this.views = views;
        this.rates = rates;
        this.members = members;
        this.asOf = asOf;
        this.past = past;
        this.selected = selected;
        this.lists = lists;
        this.list = list;
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
        Days days = Days.of(parameters.getFirst("from"), parameters.getFirst("to"));
        Map<String, List<String>> filters = new HashMap<>(parameters);
        filters.keySet().removeAll(OWN);
        if (!when.isNow()) {
            filters.keySet().forEach(DashboardSources::refuse);
            long position = past.positionOf(when);
            answer.setHeader("X-Position", Long.toString(position));
            return new RowsAsOf(asOf, days, actor, position);
        }
        SHAPING.stream().filter(filters::containsKey).forEach(DashboardSources::refuse);
        CurrentRows current = new CurrentRows(views, rates, members, days, actor);
        return filters.isEmpty()
                ? current
                : new SelectedRows(lists.pages(list, filters, actor, PAGE), selected, current);
    }

    private static void refuse(String name) {
        throw Rejection.invalid(name, "unknown-filter");
    }
}
