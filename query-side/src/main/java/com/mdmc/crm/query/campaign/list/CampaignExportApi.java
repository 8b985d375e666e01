package com.mdmc.crm.query.campaign.list;

import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.query.campaign.kpi.CampaignKpiReader;
import com.mdmc.crm.query.campaign.kpi.Period;
import com.mdmc.crm.query.campaign.kpi.StoredExchangeRates;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.export.Export;
import com.mdmc.crm.query.export.Exports;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Listed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaign export over HTTP: the campaigns the caller may see, filtered and sorted like the list. */
@RestController
@RequestMapping("/api/campaigns/export")
@AnsweredFrom("campaigns")
class CampaignExportApi implements Listed {
    private final ListDefinition<CampaignView> list;
    private final Exports exports;
    private final CampaignKpiReader kpis;
    private final StoredExchangeRates rates;
    private final Privacy privacy;
    private final Clock clock;

    CampaignExportApi(
            ListDefinition<CampaignView> list,
            Exports exports,
            CampaignKpiReader kpis,
            StoredExchangeRates rates,
            Privacy privacy,
            Clock clock) {
        this.list = list;
        this.exports = exports;
        this.kpis = kpis;
        this.rates = rates;
        this.privacy = privacy;
        this.clock = clock;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return list;
    }

    @Override
    public boolean isPaged() {
        return false;
    }

    @GetMapping
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestContext context)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Actor actor = context.actor();
        actor.require(Permission.CAMPAIGNS_READ);
        exports.answer(
                new Export<>("campaign", "campaigns", list, page -> opened(page, actor), CampaignColumns.ALL),
                parameters,
                request,
                response,
                context);
    }

    private List<CampaignView> opened(List<CampaignView> page, Actor actor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PlatformSetup.defaultZone());
        var known = rates.now();
        return privacy.decryptAll(page.stream()
                .map(view -> CampaignAccess.masked(view, view, actor))
                .map(view -> view.listed(() -> kpis.now(view.id().value(), Period.ALWAYS, null), known, today))
                .toList());
    }
}
