package com.mdmc.crm.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.user.TeamEvent;
import com.mdmc.crm.domain.user.TeamEvent.TeamCreated;
import com.mdmc.crm.domain.user.TeamEvent.TeamRenamed;
import org.junit.jupiter.api.Test;

class EventFoldTest {
    private static final TeamCreated CREATED = new TeamCreated("denis", "Denis");

    @Test
    void anEventWithoutAStepLeavesTheStateAsItIs() {
        EventFold<String> names = EventFold.of(String.class)
                .on(TeamRenamed.class, (old, renamed) -> renamed.to())
                .build();
        assertThat(names.after("Denis", CREATED)).isEqualTo("Denis");
        assertThat(names.after("Denis", new TeamRenamed("denis", "Denis", "Marine")))
                .isEqualTo("Marine");
    }

    @Test
    void aSealedInterfaceStandsForAllItsEvents() {
        EventFold<Integer> count = EventFold.of(Integer.class)
                .on(TeamEvent.class, (before, event) -> before + 1)
                .build();
        assertThat(count.events()).containsExactlyInAnyOrder(TeamCreated.class, TeamRenamed.class);
        assertThat(count.after(count.after(0, CREATED), new TeamRenamed("denis", "Denis", "Marine")))
                .isEqualTo(2);
    }

    @Test
    void aSecondStepForAnEventIsAnError() {
        assertThatThrownBy(() -> EventFold.of(Integer.class)
                        .on(TeamEvent.class, (before, event) -> 1)
                        .on(TeamCreated.class, (before, event) -> 2))
                .hasMessage("Integer folds TeamCreated twice");
    }
}
