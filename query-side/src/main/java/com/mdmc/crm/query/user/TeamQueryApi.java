package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Sorts.ascending;

import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Queries for teams; no permission is needed. */
@RestController
@RequestMapping("/api/teams")
@AnsweredFrom("teams")
class TeamQueryApi {
    private static final int MOST_TEAMS = 1_000;
    private final ViewDefinition<TeamView> definition;
    private final Views views;

    TeamQueryApi(ViewDefinition<TeamView> teamViews, Views views) {
        this.definition = teamViews;
        this.views = views;
    }

    @NullMarked
    record Team(String id, String name, long version) {}

    @GetMapping
    Map<String, List<Team>> all() {
        List<Team> teams = views.find(definition, empty(), ascending("_id"), MOST_TEAMS).stream()
                .map(team -> new Team(team.teamId(), team.name(), team.version()))
                .toList();
        return Map.of("items", teams);
    }
}
