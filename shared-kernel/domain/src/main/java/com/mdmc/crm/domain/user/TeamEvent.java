package com.mdmc.crm.domain.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;

/** Everything that can have happened to a team; its id is stable, its name is not. */
public sealed interface TeamEvent extends DomainEvent {

    String teamId();

    /** Streams of teams are told from those of users by a prefix. */
    @Override
    @JsonIgnore
    default String subject() {
        return "team:" + teamId();
    }

    /** A team came into being under an id that never changes. */
    record TeamCreated(String teamId, String name) implements TeamEvent {}

    /** A team is called differently; its id stays. */
    record TeamRenamed(String teamId, String from, String to) implements TeamEvent {}
}
