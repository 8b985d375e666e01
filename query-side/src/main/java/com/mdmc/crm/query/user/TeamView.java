package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.user.TeamEvent.TeamCreated;
import com.mdmc.crm.domain.user.TeamEvent.TeamRenamed;
import com.mdmc.crm.projections.fold.Fold;
import io.soabase.recordbuilder.core.RecordBuilder;

/** Read model of a team; the id is independent of the name. */
@RecordBuilder
record TeamView(String id, long version, long position, String teamId, String name) implements TeamViewBuilder.With {
    static final Fold<TeamView> FOLD = Fold.of(TeamView.class)
            .startsWith(
                    TeamCreated.class,
                    e -> new TeamView(
                            e.event().subject(),
                            0,
                            0,
                            e.event().teamId(),
                            e.event().name()))
            .when(TeamRenamed.class, (team, e) -> team.withName(e.to()))
            .afterEach((team, e) -> team.with(next -> next.version(e.version()).position(e.position())))
            .build();
}
