package com.mdmc.crm.query.rights;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.view.LeadView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Certificates of erasure of leads over HTTP, as JSON or as the signed text for the person. */
@RestController
@RequestMapping("/api/leads/{id}/erasure-certificate")
@AnsweredFrom("leads")
class ErasureCertificateApi {
    private final LeadReader leads;
    private final ErasureCertificates certificates;

    ErasureCertificateApi(LeadReader leads, ErasureCertificates certificates) {
        this.leads = leads;
        this.certificates = certificates;
    }

    @GetMapping
    ErasureCertificate certificate(@PathVariable String id, Actor actor) {
        return of(id, actor);
    }

    @GetMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
    String text(@PathVariable String id, Actor actor) {
        return of(id, actor).requireSigned();
    }

    private ErasureCertificate of(String id, Actor actor) {
        actor.require(Permission.LEADS_READ);
        LeadView lead = leads.complete(leads.encrypted(id, actor));
        if (lead.lifecycle().erasure() == null) {
            throw Rejection.notFound();
        }
        return certificates.of(lead);
    }
}
