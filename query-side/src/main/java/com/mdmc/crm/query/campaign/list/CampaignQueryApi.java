package com.mdmc.crm.query.campaign.list;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.asof.StatesAsOf.Past;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.action.CampaignAnswer;
import com.mdmc.crm.query.campaign.kpi.CampaignKpiReader;
import com.mdmc.crm.query.campaign.kpi.KpiReport;
import com.mdmc.crm.query.campaign.kpi.Period;
import com.mdmc.crm.query.campaign.kpi.PlatformDay;
import com.mdmc.crm.query.campaign.kpi.StoredExchangeRates;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.http.EntityTag;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.list.Listed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaign and KPI queries over HTTP, current or as of any point in time. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignQueryApi implements Listed {
    private final ListDefinition<CampaignView> list;
    private final Views views;
    private final ListQueries lists;
    private final StatesAsOf past;
    private final CampaignKpiReader kpis;
    private final StoredExchangeRates rates;
    private final Privacy privacy;
    private final Clock clock;

    CampaignQueryApi(
            ListDefinition<CampaignView> list,
            Views views,
            ListQueries lists,
            StatesAsOf past,
            CampaignKpiReader kpis,
            StoredExchangeRates rates,
            Privacy privacy,
            Clock clock) {
        this.list = list;
        this.views = views;
        this.lists = lists;
        this.past = past;
        this.kpis = kpis;
        this.rates = rates;
        this.privacy = privacy;
        this.clock = clock;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return list;
    }

    @GetMapping
    @AnsweredFrom("campaigns")
    ListPage<CampaignView> list(@RequestParam MultiValueMap<String, String> parameters, Actor actor) {
        actor.require(Permission.CAMPAIGNS_READ);
        ListPage<CampaignView> page = lists.page(list, parameters, actor);
        LocalDate today = today();
        ExchangeRates known = rates.now();
        List<CampaignView> items = page.items().stream()
                .map(view -> CampaignAccess.masked(view, view, actor))
                .map(view -> view.listed(() -> kpis.now(view.id().value(), Period.ALWAYS, null), known, today))
                .toList();
        return new ListPage<>(privacy.decryptAll(items), page.page());
    }

    @GetMapping("/{id}")
    @AnsweredFrom({"campaigns", "campaign_kpis", "exchange_rates"})
    ResponseEntity<CampaignAnswer> one(
            @PathVariable String id, PointInTime when, HttpServletResponse response, Actor actor) {
        CampaignView now = visible(id, actor);
        if (when.isNow()) {
            CampaignView answer = answer(now, now, kpis.now(id, Period.ALWAYS, null), rates.now(), today(), actor);
            return ResponseEntity.ok()
                    .eTag(EntityTag.of(answer.version(), answer.beside()))
                    .body(CampaignAnswer.of(answer, actor));
        }
        Then then = then(id, when, response);
        CampaignView answer = answer(
                now,
                then.view(),
                kpis.at(then.position(), id, Period.ALWAYS, null),
                then.rates(),
                day(when.at() == null ? then.view().updatedAt() : when.at()),
                actor);
        return ResponseEntity.ok(CampaignAnswer.of(answer, actor));
    }

    @GetMapping("/{id}/kpis")
    @AnsweredFrom({"campaigns", "campaign_kpis", "exchange_rates"})
    KpiReport kpis(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(required = false) Platform platform,
            @RequestParam(defaultValue = "day") KpiReport.By by,
            PointInTime when,
            HttpServletResponse response,
            Actor actor) {
        CampaignView now = visible(id, actor);
        Period period = new Period(from, to);
        if (when.isNow()) {
            return KpiReport.of(
                    id, by, kpis.now(id, period, platform), now.budget().currency(), rates.now());
        }
        Then then = then(id, when, response);
        return KpiReport.of(
                id,
                by,
                kpis.at(then.position(), id, period, platform),
                then.view().budget().currency(),
                then.rates());
    }

    @GetMapping("/{id}/creatives/{creativeId}/kpis")
    @AnsweredFrom({"campaigns", "creative_kpis", "exchange_rates"})
    KpiReport creativeKpis(
            @PathVariable String id,
            @PathVariable String creativeId,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "day") KpiReport.By by,
            PointInTime when,
            HttpServletResponse response,
            Actor actor) {
        if (by == KpiReport.By.PLATFORM) {
            throw Rejection.unknownValue("by", List.of(KpiReport.By.DAY.wire(), KpiReport.By.MONTH.wire()));
        }
        CampaignView view = visible(id, actor);
        Period period = new Period(from, to);
        String currency = view.budget().currency();
        if (when.isNow()) {
            requireCreative(view, creativeId);
            return KpiReport.of(id, by, kpis.ofCreative(id, creativeId, period), currency, rates.now());
        }
        Then then = then(id, when, response);
        requireCreative(then.view(), creativeId);
        return KpiReport.of(id, by, kpis.ofCreativeAt(then.position(), id, creativeId, period), currency, then.rates());
    }

    private static void requireCreative(CampaignView view, String creativeId) {
        if (view.creatives().stream().noneMatch(known -> known.id().equals(creativeId))) {
            throw Rejection.notFound();
        }
    }

    /**
     * A campaign as of a point in time.
     *
     * @param position its ledger position
     */
    private record Then(CampaignView view, long position, ExchangeRates rates) {}

    private Then then(String id, PointInTime when, HttpServletResponse response) {
        long position = past.positionOf(when);
        Past<CampaignView> campaign = past.at(CampaignView.VIEW, id, position);
        response.setHeader("X-Position", Long.toString(campaign.position()));
        return new Then(campaign.state(), position, rates.at(position));
    }

    /** The current campaign; the current permissions hold for its past as well. */
    private CampaignView visible(String id, Actor actor) {
        actor.require(Permission.CAMPAIGNS_READ);
        return views.find(CampaignView.VIEW, id)
                .map(found -> CampaignAccess.visible(found, actor))
                .orElseThrow(Rejection::notFound);
    }

    private CampaignView answer(
            CampaignView now,
            CampaignView view,
            List<PlatformDay> days,
            ExchangeRates known,
            LocalDate today,
            Actor actor) {
        // Decrypted before the rows are added: there may be many, and none is encrypted.
        return privacy.decryptAll(CampaignAccess.masked(now, view, actor)).read(days, known, today);
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, PlatformSetup.defaultZone());
    }
}
