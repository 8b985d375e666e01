package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.user.SavedList;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserErased;
import com.mdmc.crm.domain.user.UserEvent.UserListRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserListSaved;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/**
 * Read model of the lists that a user keeps.
 *
 * @param lists by id
 */
@NullMarked
record SavedListsView(Map<String, SavedList> lists) {
    static final SavedListsView NONE = new SavedListsView(Map.of());

    static final Fold<SavedListsView> FOLD = Fold.of(SavedListsView.class)
            .on(UserListSaved.class, SavedListsView::after)
            .on(UserListRemoved.class, SavedListsView::after)
            .on(UserErased.class, SavedListsView::after)
            .build();

    private static SavedListsView after(SavedListsView before, EventEnvelope<? extends UserEvent> e) {
        return new SavedListsView(SavedList.FOLD.after((before == null ? NONE : before).lists(), e.event()));
    }
}
