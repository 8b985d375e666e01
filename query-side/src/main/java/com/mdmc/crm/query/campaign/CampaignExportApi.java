package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
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

/** Hands out the campaigns that whoever asks may see; filtered and sorted as their list. */
@RestController
@RequestMapping("/api/campaigns/export")
@AnsweredFrom("campaigns")
class CampaignExportApi implements Listed {
    private final Exports exports;
    private final CampaignFigures figures;
    private final RecordedRates rates;
    private final Privacy privacy;
    private final Clock clock;

    CampaignExportApi(Exports exports, CampaignFigures figures, RecordedRates rates, Privacy privacy, Clock clock) {
        this.exports = exports;
        this.figures = figures;
        this.rates = rates;
        this.privacy = privacy;
        this.clock = clock;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return CampaignQueryConfiguration.LIST;
    }

    @Override
    public boolean isPaged() {
        return false;
    }

    @GetMapping
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Actor actor = CampaignAccess.reader();
        exports.answer(
                new Export<>(
                        "campaign",
                        "campaigns",
                        CampaignQueryConfiguration.LIST,
                        page -> opened(page, actor),
                        CampaignColumns.ALL),
                parameters,
                request,
                response);
    }

    private List<CampaignView> opened(List<CampaignView> page, Actor actor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PlatformSetup.defaultZone());
        var known = rates.now();
        return privacy.openAll(page.stream()
                .map(view -> CampaignAccess.masked(view, view, actor))
                .map(view -> view.listed(() -> figures.now(view.id().value(), Period.ALWAYS, null), known, today))
                .toList());
    }
}
