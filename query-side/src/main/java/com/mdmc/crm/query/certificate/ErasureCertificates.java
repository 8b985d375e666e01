package com.mdmc.crm.query.certificate;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.certificate.ErasureCertificate.ErasedTexts;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.proof.LedgerProofs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes certificates of erasure from what is stored at the moment. */
@Component
class ErasureCertificates {
    private final Views views;
    private final StatesAsOf past;
    private final Ledger ledger;
    private final SubjectKeys keys;
    private final StorePurge purge;
    private final LedgerProofs proofs;

    ErasureCertificates(
            Views views, StatesAsOf past, Ledger ledger, SubjectKeys keys, StorePurge purge, LedgerProofs proofs) {
        this.views = views;
        this.past = past;
        this.ledger = ledger;
        this.keys = keys;
        this.purge = purge;
        this.proofs = proofs;
    }

    /** The certificate of an erased lead, whose own texts are decrypted; signed once no file holds a key any more. */
    ErasureCertificate of(LeadView lead) {
        List<LeadId> leads = Stream.concat(Stream.of(lead.id()), lead.lifecycle().mergedFrom().stream())
                .toList();
        Set<String> subjects = leads.stream().map(LeadId::value).collect(Collectors.toSet());
        List<String> campaigns = views.keys(CampaignView.VIEW, in("leadId", subjects));
        Instant destroyed = lastDestroyed(leads);
        List<ErasedTexts> erased = new ArrayList<>();
        leads.forEach(each -> erased.add(erased("lead", each.value(), subjects)));
        campaigns.forEach(each -> erased.add(erased("campaign", each, subjects)));
        ErasureCertificate draft = new ErasureCertificate(
                lead.id(),
                lead.lifecycle().mergedFrom(),
                lead.lifecycle().erasure().erasedAt(),
                lead.lifecycle().erasure().erasedBy(),
                lead.lifecycle().erasure().reason(),
                lead.lifecycle().erasure().position(),
                destroyed,
                destroyed != null && purge.isDoneFor(destroyed),
                erased,
                ErasureCertificate.kept(!campaigns.isEmpty()),
                proofs.inclusion(lead.lifecycle().erasure().position()).orElse(null),
                null);
        return draft.outOfFiles() && draft.proof() != null ? issued(draft) : draft;
    }

    private ErasureCertificate issued(ErasureCertificate draft) {
        return new ErasureCertificate(
                draft.leadId(),
                draft.merged(),
                draft.erasedAt(),
                draft.erasedBy(),
                draft.reason(),
                draft.position(),
                draft.keyDestroyedAt(),
                true,
                draft.erased(),
                draft.kept(),
                draft.proof(),
                proofs.sign(draft.text()));
    }

    /** When the last key of the person's was destroyed; {@code null} while one is still there. */
    private Instant lastDestroyed(List<LeadId> leads) {
        Instant last = null;
        for (LeadId lead : leads) {
            Instant destroyed = keys.destroyedAt(lead.value()).orElse(null);
            if (destroyed == null) {
                return null;
            }
            last = last == null || destroyed.isAfter(last) ? destroyed : last;
        }
        return last;
    }

    private ErasedTexts erased(String resource, String id, Set<String> subjects) {
        Map<String, Integer> fields = new TreeMap<>();
        for (EventEnvelope<?> recorded : past.streamBetween(id, 0, ledger.head())) {
            Privacy.encryptedTexts(recorded.event(), subjects)
                    .forEach((field, count) -> fields.merge(field, count, Integer::sum));
        }
        return new ErasedTexts(
                resource,
                id,
                fields.values().stream().mapToInt(Integer::intValue).sum(),
                fields);
    }
}
