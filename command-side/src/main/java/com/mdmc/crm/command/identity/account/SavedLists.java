package com.mdmc.crm.command.identity.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.identity.account.UserCommand.RemoveList;
import com.mdmc.crm.command.identity.account.UserCommand.SaveList;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.SavedList;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserListRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserListSaved;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The lists that a user keeps. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class SavedLists {
    private static final int MOST = 50;

    private Map<String, SavedList> lists = Map.of();

    @CommandHandler
    void decide(SaveList command) {
        boolean isKept = lists.containsKey(command.listId());
        if (!isKept && !command.isNew()) {
            throw Rejection.notFound();
        }
        if (!isKept && lists.size() >= MOST) {
            throw Rejection.state("too-many-lists", Map.of("max", MOST));
        }
        apply(new UserListSaved(command.userId(), command.listId(), command.list()));
    }

    @CommandHandler
    void decide(RemoveList command) {
        if (!lists.containsKey(command.listId())) {
            throw Rejection.notFound();
        }
        apply(new UserListRemoved(command.userId(), command.listId()));
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        lists = SavedList.FOLD.after(lists, event);
    }
}
