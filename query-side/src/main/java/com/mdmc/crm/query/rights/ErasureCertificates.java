package com.mdmc.crm.query.rights;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.LeadView.Lifecycle.Erasure;
import com.mdmc.crm.query.proof.LedgerProofs;
import com.mdmc.crm.query.rights.ErasureCertificate.ErasedTexts;
import com.mdmc.crm.query.rights.ErasureCertificate.Reached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final KeyRemoval removal;
    private final LedgerProofs proofs;

    ErasureCertificates(Views views, StatesAsOf past, Ledger ledger, KeyRemoval removal, LedgerProofs proofs) {
        this.views = views;
        this.past = past;
        this.ledger = ledger;
        this.removal = removal;
        this.proofs = proofs;
    }

    /** The certificate of an erased lead, whose own texts are decrypted; signed once no file holds a key any more. */
    ErasureCertificate of(LeadView lead) {
        Erasure erasure = lead.lifecycle().erasure();
        List<LeadId> leads = Stream.concat(Stream.of(lead.id()), lead.lifecycle().mergedFrom().stream())
                .toList();
        Set<String> subjects = leads.stream().map(LeadId::value).collect(Collectors.toSet());
        List<String> campaigns = views.keys(CampaignView.VIEW, in("leadId", subjects));
        Instant destroyed = removal.destroyedAt(leads).orElse(null);
        Optional<List<Reached>> reached = Optional.ofNullable(destroyed)
                .flatMap(at -> removal.clearedAt(at, subjects))
                .flatMap(removal::reached);
        ErasureCertificate draft = new ErasureCertificate(
                lead.id(),
                lead.lifecycle().mergedFrom(),
                erasure.erasedAt(),
                erasure.erasedBy(),
                erasure.reason(),
                erasure.position(),
                destroyed,
                reached.isPresent(),
                reached.orElse(List.of()),
                erased(leads, campaigns, subjects),
                ErasureCertificate.kept(!campaigns.isEmpty()),
                proofs.inclusion(erasure.position()).orElse(null),
                null);
        return draft.outOfFiles() && draft.proof() != null
                ? draft.withSigned(proofs.sign(CertificateText.of(draft)))
                : draft;
    }

    private List<ErasedTexts> erased(List<LeadId> leads, List<String> campaigns, Set<String> subjects) {
        List<ErasedTexts> erased = new ArrayList<>();
        leads.forEach(each -> erased.add(erased("lead", each.value(), subjects)));
        campaigns.forEach(each -> erased.add(erased("campaign", each, subjects)));
        return erased;
    }

    private ErasedTexts erased(String resource, String id, Set<String> subjects) {
        Map<String, Integer> fields = new TreeMap<>();
        Map<String, Integer> clear = new TreeMap<>();
        for (EventEnvelope<?> recorded : past.streamBetween(id, 0, ledger.head())) {
            Privacy.encryptedTexts(recorded.event(), subjects)
                    .forEach((field, count) -> fields.merge(field, count, Integer::sum));
            Privacy.clearTexts(recorded.event()).forEach((field, count) -> clear.merge(field, count, Integer::sum));
        }
        int texts = fields.values().stream().mapToInt(Integer::intValue).sum();
        return new ErasedTexts(resource, id, texts, fields, clear);
    }
}
