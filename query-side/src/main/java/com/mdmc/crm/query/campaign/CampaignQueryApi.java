package com.mdmc.crm.query.campaign;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.campaign.PlatformSetup;
import com.mdmc.crm.kernel.privacy.Privacy;
import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.query.history.PastStates;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.http.PointInTime;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.Lists;
import com.mdmc.crm.query.view.Recorded;
import com.mdmc.crm.query.view.Views;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns and their figures as the agency reads them, as known now or at any past moment. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignQueryApi {
    private final Views views;
    private final Lists lists;
    private final PastStates past;
    private final CampaignFigures figures;
    private final Privacy privacy;
    private final Clock clock;

    CampaignQueryApi(Views views, Lists lists, PastStates past, CampaignFigures figures, Privacy privacy, Clock clock) {
        this.views = views;
        this.lists = lists;
        this.past = past;
        this.figures = figures;
        this.privacy = privacy;
        this.clock = clock;
    }

    @GetMapping
    @AnsweredFrom("campaigns")
    ListPage<CampaignView> list(@RequestParam MultiValueMap<String, String> parameters) {
        ListPage<CampaignView> page = lists.page(CampaignQueryConfiguration.LIST, parameters, CampaignAccess.reader());
        LocalDate today = today();
        List<CampaignView> items =
                page.items().stream().map(view -> view.read(null, today)).toList();
        return new ListPage<>(privacy.openAll(items), page.page());
    }

    @GetMapping("/{id}")
    @AnsweredFrom({"campaigns", "campaign_kpis"})
    CampaignView one(@PathVariable String id, PointInTime when, HttpServletResponse response) {
        CampaignView now = visible(id);
        if (when.isNow()) {
            return answer(now, figures.now(id, Period.ALWAYS, null), today());
        }
        Then then = then(id, when, response);
        return answer(
                then.view(),
                CampaignFigures.after(then.stream(), Period.ALWAYS, null),
                day(when.at() == null ? then.lastEvent().time() : when.at()));
    }

    @GetMapping("/{id}/kpis")
    @AnsweredFrom({"campaigns", "campaign_kpis"})
    KpiReport kpis(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(required = false) Platform platform,
            @RequestParam(defaultValue = "day") KpiReport.By by,
            PointInTime when,
            HttpServletResponse response) {
        CampaignView now = visible(id);
        Period period = new Period(from, to);
        if (when.isNow()) {
            return KpiReport.of(
                    id, by, figures.now(id, period, platform), now.budget().currency());
        }
        Then then = then(id, when, response);
        return KpiReport.of(
                id,
                by,
                CampaignFigures.after(then.stream(), period, platform),
                then.view().budget().currency());
    }

    /** A campaign at a past moment, and the events that had made it so. */
    private record Then(CampaignView view, List<Recorded<?>> stream) {

        Recorded<?> lastEvent() {
            return stream.get(stream.size() - 1);
        }
    }

    private Then then(String id, PointInTime when, HttpServletResponse response) {
        List<Recorded<?>> stream = past.streamOf(id, past.positionOf(when));
        CampaignView view = CampaignView.FOLD.over(stream);
        if (view == null) {
            throw Rejection.notFound();
        }
        Then then = new Then(view, stream);
        response.setHeader("X-Position", Long.toString(then.lastEvent().position()));
        return then;
    }

    /** The campaign as it is, if the caller may see it today; today's permissions hold for its past as well. */
    private CampaignView visible(String id) {
        Actor actor = CampaignAccess.reader();
        return views.find(CampaignQueryConfiguration.CAMPAIGNS, id)
                .map(found -> CampaignAccess.visible(found, actor))
                .orElseThrow(Rejection::notFound);
    }

    private CampaignView answer(CampaignView view, List<PlatformDay> days, LocalDate today) {
        // Opened before the rows go in, because the rows hold nothing sealed and may be many.
        return privacy.openAll(view)
                .read(CampaignFigures.rows(days, view.budget().currency()), today);
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, PlatformSetup.defaultZone());
    }
}
