package com.mdmc.crm.query.rights;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.proof.LedgerProofs;
import com.mdmc.crm.query.rights.ErasureCertificate.ErasedTexts;
import com.mdmc.crm.query.rights.ErasureCertificate.Reached;
import com.mdmc.crm.query.view.Erasure;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collector;
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
        List<LeadId> merged = lead.lifecycle().mergedFrom();
        Set<String> leads = Stream.concat(Stream.of(lead.id()), merged.stream())
                .map(LeadId::value)
                .collect(ordered());
        List<String> campaigns = views.keys(CampaignView.VIEW, in("leadId", leads));
        ErasureCertificateBuilder draft = draft(lead.lifecycle().erasure(), leads)
                .leadId(lead.id())
                .merged(merged)
                .erased(Stream.concat(
                                leads.stream().map(each -> erased("lead", each, leads)),
                                campaigns.stream().map(each -> erased("campaign", each, leads)))
                        .toList())
                .kept(ErasureCertificate.keptOfLead(!campaigns.isEmpty()))
                .otherLeads(otherLeads(leads));
        return signed(draft.build());
    }

    /** The certificate of an erased user. */
    ErasureCertificate of(UserId user, Erasure erasure) {
        Set<String> subject = Set.of(user.value());
        ErasureCertificateBuilder draft = draft(erasure, subject)
                .userId(user)
                .merged(List.of())
                .erased(List.of(erased("user", user.value(), subject)))
                .kept(ErasureCertificate.keptOfUser())
                .otherLeads(List.of());
        return signed(draft.build());
    }

    /** The leads that the erasures named and that have not been erased since. */
    private List<LeadId> otherLeads(Set<String> erased) {
        return erased.stream()
                .flatMap(lead -> past.streamBetween(lead, 0, ledger.head()).stream())
                .map(EventEnvelope::event)
                .filter(LeadErased.class::isInstance)
                .flatMap(event -> ((LeadErased) event).otherLeads().stream())
                .distinct()
                .filter(other -> removal.destroyedAt(Set.of(other.value())).isEmpty())
                .toList();
    }

    private ErasureCertificateBuilder draft(Erasure erasure, Set<String> subjects) {
        Optional<Instant> destroyed = removal.destroyedAt(subjects);
        Optional<List<Reached>> reached =
                destroyed.flatMap(at -> removal.clearedAt(at, subjects)).flatMap(removal::reached);
        return ErasureCertificateBuilder.builder()
                .erasedAt(erasure.erasedAt())
                .erasedBy(erasure.erasedBy())
                .reason(erasure.reason())
                .position(erasure.position())
                .keyDestroyedAt(destroyed.orElse(null))
                .outOfFiles(reached.isPresent())
                .reached(reached.orElse(List.of()))
                .proof(proofs.inclusion(erasure.position()).orElse(null));
    }

    private ErasureCertificate signed(ErasureCertificate draft) {
        return draft.outOfFiles() && draft.proof() != null
                ? draft.withSigned(proofs.sign(CertificateText.of(draft)))
                : draft;
    }

    private static Collector<String, ?, Set<String>> ordered() {
        return Collectors.toCollection(LinkedHashSet::new);
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
