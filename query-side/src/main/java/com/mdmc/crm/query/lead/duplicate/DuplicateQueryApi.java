package com.mdmc.crm.query.lead.duplicate;

import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.search.LeadSearchTokens;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListQueries;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Possible duplicates of a lead over HTTP. */
@RestController
@RequestMapping("/api/leads/{id}/duplicates")
@AnsweredFrom({"leads", LeadSearchTokens.NAME})
class DuplicateQueryApi {
    private static final int MOST = 20;
    private static final String COMPARED = "100";

    private final LeadReader leads;
    private final ListQueries lists;
    private final ListDefinition<LeadView> list;

    DuplicateQueryApi(LeadReader leads, ListQueries lists, ListDefinition<LeadView> list) {
        this.leads = leads;
        this.lists = lists;
        this.list = list;
    }

    /**
     * Leads that may be of the same artist, the likeliest first. Compared are the newest leads that the artist's name, the
     * person's or the telephone number finds, as far as the caller may read them.
     */
    @GetMapping
    List<PossibleDuplicate> duplicates(@PathVariable String id, Actor actor) {
        actor.require(Permission.LEADS_READ);
        LeadView stored = leads.encrypted(id, actor);
        if (stored.lifecycle().erasure() != null || !LeadReader.isReadable(stored, actor)) {
            return List.of();
        }
        LeadView lead = leads.decrypted(stored, actor);
        return leads.decrypted(candidates(lead, actor), actor).stream()
                .map(other -> PossibleDuplicate.of(lead, other))
                .filter(each -> !each.reasons().isEmpty())
                .sorted(Comparator.comparingInt(PossibleDuplicate::score).reversed())
                .limit(MOST)
                .toList();
    }

    private List<LeadView> candidates(LeadView lead, Actor actor) {
        Map<String, LeadView> found = new LinkedHashMap<>();
        questions(lead)
                .flatMap(question -> lists
                        .page(
                                list,
                                Map.of(
                                        "q", List.of(question),
                                        "limit", List.of(COMPARED),
                                        "lifecycle.archived", List.of("false")),
                                actor)
                        .items()
                        .stream())
                .filter(other -> !other.id().equals(lead.id()) && LeadReader.isReadable(other, actor))
                .forEach(other -> found.put(other.id().value(), other));
        return List.copyOf(found.values());
    }

    private static Stream<String> questions(LeadView lead) {
        Stream<String> names = Stream.of(lead.artistInfo().name().text(), DuplicateReason.name(lead));
        return lead.personalInfo().phone() == null
                ? names
                : Stream.concat(names, Stream.of(lead.personalInfo().phone().text()));
    }
}
