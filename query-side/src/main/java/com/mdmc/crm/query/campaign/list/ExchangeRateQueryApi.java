package com.mdmc.crm.query.campaign.list;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.kpi.ExchangeRateView;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exchange rates over HTTP, for every reader of campaigns, since amounts are converted with them. */
@RestController
@RequestMapping("/api/exchange-rates")
@AnsweredFrom("exchange_rates")
class ExchangeRateQueryApi {
    // More pairs than there are billing currencies of ad platforms.
    private static final int ALL = 10_000;

    private final Views views;

    ExchangeRateQueryApi(Views views) {
        this.views = views;
    }

    /** A pair with its latest rate. */
    @NullMarked
    record Pair(String from, String to, long version, int days, ExchangeRateView.Day latest) {}

    @GetMapping
    Map<String, List<Pair>> all(Actor actor) {
        actor.require(Permission.CAMPAIGNS_READ);
        List<ExchangeRateView> pairs = views.find(ExchangeRateView.VIEW, Filters.empty(), Sorts.ascending("_id"), ALL);
        return Map.of("items", pairs.stream().map(ExchangeRateQueryApi::latest).toList());
    }

    @GetMapping("/{from}/{to}")
    ExchangeRateView one(@PathVariable String from, @PathVariable String to, Actor actor) {
        actor.require(Permission.CAMPAIGNS_READ);
        return views.find(ExchangeRateView.VIEW, ExchangeRateEvent.subject(from, to))
                .orElseThrow(Rejection::notFound);
    }

    private static Pair latest(ExchangeRateView pair) {
        int days = pair.days().size();
        return new Pair(
                pair.from(), pair.to(), pair.version(), days, pair.days().get(days - 1));
    }
}
