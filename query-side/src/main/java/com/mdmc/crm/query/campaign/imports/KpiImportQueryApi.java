package com.mdmc.crm.query.campaign.imports;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.list.CampaignAccess;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.http.AnsweredFrom;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports over HTTP. */
@RestController
@RequestMapping("/api/imports")
@AnsweredFrom("kpi_import_views")
class KpiImportQueryApi {
    private final Views views;

    KpiImportQueryApi(Views views) {
        this.views = views;
    }

    @GetMapping("/{id:(?!leadimport-).+}")
    KpiImportView one(@PathVariable String id, Actor actor) {
        actor.require(Permission.CAMPAIGNS_UPDATE);
        KpiImportView found = views.find(KpiImportView.VIEW, id).orElseThrow(Rejection::notFound);
        found.campaigns().forEach(campaign -> requireVisible(campaign, actor));
        return found;
    }

    private void requireVisible(CampaignId campaign, Actor actor) {
        CampaignAccess.visible(views.find(CampaignView.VIEW, campaign.value()).orElseThrow(Rejection::notFound), actor);
    }
}
