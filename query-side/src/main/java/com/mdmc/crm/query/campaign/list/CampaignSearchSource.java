package com.mdmc.crm.query.campaign.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.search.SearchHit;
import com.mdmc.crm.query.search.SearchSource;
import com.mongodb.client.model.Sorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Campaigns by their name, artist, song or ISRC, and their invoices by the number of the document. */
@Component
@Order(2)
class CampaignSearchSource implements SearchSource {
    private static final int ONE_NUMBER = 5;

    private final ListDefinition<CampaignView> list;
    private final ListQueries lists;
    private final Views views;
    private final Privacy privacy;

    CampaignSearchSource(ListDefinition<CampaignView> list, ListQueries lists, Views views, Privacy privacy) {
        this.list = list;
        this.lists = lists;
        this.views = views;
        this.privacy = privacy;
    }

    @Override
    public List<SearchHit> find(String question, int limit, Actor actor) {
        if (!actor.may(Permission.CAMPAIGNS_READ)) {
            return List.of();
        }
        List<CampaignView> found = lists.page(
                        list, Map.of("q", List.of(question), "limit", List.of(Integer.toString(limit))), actor)
                .items();
        return Stream.concat(
                        readable(found, actor).stream().map(campaign -> campaign(campaign, question)),
                        invoices(question.strip().toUpperCase(Locale.ROOT), actor))
                .toList();
    }

    private List<CampaignView> readable(List<CampaignView> found, Actor actor) {
        return privacy.decryptAll(found.stream()
                .map(view -> CampaignAccess.masked(view, view, actor))
                .toList());
    }

    private static SearchHit campaign(CampaignView campaign, String question) {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "name", campaign.name());
        put(texts, "clientInfo.artistName", campaign.clientInfo().artistName());
        put(texts, "clientInfo.songTitle", campaign.clientInfo().songTitle());
        put(texts, "clientInfo.isrc", campaign.clientInfo().isrc());
        return SearchHit.of(
                "campaign",
                campaign.id().value(),
                texts.get("name"),
                texts.get("clientInfo.artistName"),
                question,
                texts);
    }

    private Stream<SearchHit> invoices(String number, Actor actor) {
        List<CampaignView> found = views.find(
                list.view(),
                and(eq("invoices.documentNumber", number), CampaignAccess.scope(actor)),
                Sorts.ascending("_id"),
                ONE_NUMBER);
        return readable(found, actor).stream()
                .flatMap(campaign -> campaign.invoices().stream()
                        .filter(invoice -> number.equals(invoice.documentNumber()))
                        .map(invoice -> new SearchHit(
                                "invoice",
                                campaign.id().value() + "/" + invoice.number(),
                                number,
                                campaign.name().text(),
                                "invoices.documentNumber",
                                0)));
    }

    private static void put(Map<String, String> texts, String field, PersonalText text) {
        if (text != null) {
            texts.put(field, text.text());
        }
    }
}
