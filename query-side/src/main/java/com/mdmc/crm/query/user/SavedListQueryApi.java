package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.SavedList;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.text.SortKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists that users keep for themselves; nobody else reads them. */
@RestController
@RequestMapping("/api/me/views")
@AnsweredFrom("saved_lists")
class SavedListQueryApi {
    private final ViewDefinition<SavedListsView> definition;
    private final Views views;
    private final Privacy privacy;

    SavedListQueryApi(ViewDefinition<SavedListsView> savedLists, Views views, Privacy privacy) {
        this.definition = savedLists;
        this.views = views;
        this.privacy = privacy;
    }

    @NullMarked
    record Item(String id, PersonalText name, SavedList.Resource resource, PersonalText query) {}

    /** By name. */
    @GetMapping
    Map<String, List<Item>> all(Actor actor) {
        SavedListsView saved =
                privacy.decryptAll(views.find(definition, actor.id().value()).orElse(SavedListsView.NONE));
        List<Item> items = saved.lists().entrySet().stream()
                .map(each -> new Item(
                        each.getKey(),
                        each.getValue().name(),
                        each.getValue().resource(),
                        each.getValue().query()))
                .sorted(Comparator.comparing(each -> SortKey.of(each.name().text())))
                .toList();
        return Map.of("items", items);
    }
}
