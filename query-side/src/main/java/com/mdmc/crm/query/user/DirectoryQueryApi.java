package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Sorts.ascending;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Absence;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Directory of staff, for everybody signed in: who stands behind an id, and who may be chosen. */
@RestController
@RequestMapping("/api/directory")
@AnsweredFrom("users")
class DirectoryQueryApi {
    private static final int MOST = 2_000;

    private final ViewDefinition<UserView> definition;
    private final Views views;
    private final Privacy privacy;

    DirectoryQueryApi(ViewDefinition<UserView> userViews, Views views, Privacy privacy) {
        this.definition = userViews;
        this.views = views;
        this.privacy = privacy;
    }

    /**
     * A member of staff as colleagues know them.
     *
     * @param initials for an avatar; empty once the person's data was erased
     * @param team {@code null} for none
     * @param absence planned, present or past; {@code null} for none
     */
    @NullMarked
    record Colleague(
            UserId id,
            String fullName,
            String initials,
            @Nullable String team,
            Role role,
            @JsonProperty("isActive") boolean active,
            @Nullable Absence absence) {

        static Colleague of(UserView user) {
            boolean isErased = user.erasure() != null;
            return new Colleague(
                    user.id(),
                    user.fullName(),
                    isErased
                            ? ""
                            : initial(user.firstName().text())
                                    + initial(user.lastName().text()),
                    user.team(),
                    user.role(),
                    user.active(),
                    user.absence());
        }

        boolean isCalled(String words) {
            return UserSearch.folded(fullName).contains(words);
        }

        private static String initial(String name) {
            return name.isEmpty()
                    ? ""
                    : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
        }
    }

    @GetMapping
    Map<String, List<Colleague>> all(@RequestParam(required = false) String q) {
        String words = q == null ? "" : UserSearch.folded(q);
        List<Colleague> colleagues =
                privacy.decryptAll(views.find(definition, empty(), ascending("_id"), MOST)).stream()
                        .map(Colleague::of)
                        .filter(colleague -> colleague.isCalled(words))
                        .toList();
        return Map.of("items", colleagues);
    }
}
