package com.mdmc.crm.query.lead.list;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.list.SearchWords;
import com.mdmc.crm.query.search.SearchHit;
import com.mdmc.crm.query.search.SearchSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads by their artist, their person's name, e-mail address or telephone number; archived ones as well. */
@Component
@Order(1)
class LeadSearchSource implements SearchSource {
    private static final String PHONE = "personalInfo.phone";

    private final LeadReader leads;
    private final ListQueries lists;
    private final ListDefinition<LeadView> list;

    LeadSearchSource(LeadReader leads, ListQueries lists, ListDefinition<LeadView> list) {
        this.leads = leads;
        this.lists = lists;
        this.list = list;
    }

    @Override
    public List<SearchHit> find(String question, int limit, Actor actor) {
        if (!actor.may(Permission.LEADS_READ)) {
            return List.of();
        }
        List<LeadView> found = lists.page(
                        list, Map.of("q", List.of(question), "limit", List.of(Integer.toString(limit))), actor)
                .items();
        return leads.decrypted(found, actor).stream()
                .map(lead -> hit(lead, question))
                .toList();
    }

    private static SearchHit hit(LeadView lead, String question) {
        Map<String, String> texts = new LinkedHashMap<>();
        String person = text(lead.personalInfo().firstName()) + " "
                + text(lead.personalInfo().lastName());
        String artist = text(lead.artistInfo().name());
        texts.put("artistInfo.name", artist);
        texts.put("personalInfo.lastName", person.strip());
        texts.put("personalInfo.email", text(lead.personalInfo().email()));
        SearchHit hit = SearchHit.of(
                "lead", lead.id().value(), artist.isEmpty() ? person.strip() : artist, person.strip(), question, texts);
        return hit.matched() == null && SearchWords.isPhone(question)
                ? new SearchHit(hit.kind(), hit.id(), hit.title(), hit.subtitle(), PHONE, 1)
                : hit;
    }

    private static String text(PersonalText text) {
        return text == null ? "" : text.text();
    }
}
