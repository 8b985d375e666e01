package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.user.TeamEvent.TeamCreated;
import com.mdmc.crm.domain.user.TeamEvent.TeamRenamed;
import com.mdmc.crm.projections.fold.Fold;

/** A team; its id stays when its name changes. */
record TeamView(String id, long version, long position, String teamId, String name) {
    static final Fold<TeamView> FOLD = Fold.of(TeamView.class)
            .on(
                    TeamCreated.class,
                    (before, recorded) -> new TeamView(
                            recorded.event().subject(),
                            recorded.version(),
                            recorded.position(),
                            recorded.event().teamId(),
                            recorded.event().name()))
            .on(
                    TeamRenamed.class,
                    (before, recorded) -> new TeamView(
                            before.id(),
                            recorded.version(),
                            recorded.position(),
                            before.teamId(),
                            recorded.event().to()))
            .build();
}
