package com.mdmc.crm.query.campaign.invoice;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.list.CampaignAccess;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.http.AnsweredFrom;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invoices and credit notes over HTTP, as data and as a page. */
@RestController
@RequestMapping("/api/campaigns/{id}/invoices")
@AnsweredFrom("campaigns")
class InvoiceQueryApi {
    private final Views views;
    private final Privacy privacy;

    InvoiceQueryApi(Views views, Privacy privacy) {
        this.views = views;
        this.privacy = privacy;
    }

    @GetMapping(path = "/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    InvoiceDocument one(@PathVariable String id, @PathVariable String number, Actor actor) {
        return document(id, number, actor);
    }

    @Hidden
    @GetMapping(path = "/{number}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@PathVariable String id, @PathVariable String number, Actor actor) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(InvoicePage.of(document(id, number, actor)));
    }

    private InvoiceDocument document(String id, String number, Actor actor) {
        actor.require(Permission.CAMPAIGNS_READ);
        CampaignView view =
                CampaignAccess.visible(views.find(CampaignView.VIEW, id).orElseThrow(Rejection::notFound), actor);
        CampaignView readable = privacy.decryptAll(CampaignAccess.masked(view, view, actor));
        return InvoiceDocument.find(readable, number).orElseThrow(Rejection::notFound);
    }
}
