package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.kpi.StoredExchangeRates;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Source of dashboard rows: stored counters for now, past states of the views for a point in time. */
@Component
class DashboardSources {
    private final Views views;
    private final StoredExchangeRates rates;
    private final DashboardAsOf asOf;
    private final StatesAsOf past;

    DashboardSources(Views views, StoredExchangeRates rates, DashboardAsOf asOf, StatesAsOf past) {
        this.views = views;
        this.rates = rates;
        this.asOf = asOf;
        this.past = past;
    }

    /** @param answer gets the position of a past state in {@code X-Position} */
    DashboardRows of(PointInTime when, Days days, Actor actor, HttpServletResponse answer) {
        if (when.isNow()) {
            return new CurrentRows(views, rates, days, actor);
        }
        long position = past.positionOf(when);
        answer.setHeader("X-Position", Long.toString(position));
        return new RowsAsOf(asOf, days, actor, position);
    }
}
