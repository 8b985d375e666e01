package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.user.UserEvent.UserErased;
import com.mdmc.crm.domain.user.UserEvent.UserListRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserListSaved;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.util.Map;
import java.util.TreeMap;

/**
 * Filters and order of a list that a user comes back to.
 *
 * @param resource what is listed
 * @param query the list's query string without its question mark, such as {@code stage=new&sort=-createdAt}; empty for all
 */
public record SavedList(
        @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 80)
        PersonalText name,

        @NotNull Resource resource,

        @NotNull(payload = Unwrapping.Skip.class) @Size(max = 2_000)
        PersonalText query) {

    /** A user's lists by their ids, as the user's events make them. */
    public static final EventFold<Map<String, SavedList>> FOLD = EventFold.<Map<String, SavedList>>of("saved lists")
            .on(UserListSaved.class, (lists, saved) -> with(lists, saved.listId(), saved.list()))
            .on(UserListRemoved.class, (lists, removed) -> with(lists, removed.listId(), null))
            .on(UserErased.class, lists -> Map.of())
            .build();

    /** What there are lists of. */
    public enum Resource implements WireEnum {
        LEADS("leads"),
        CAMPAIGNS("campaigns");

        private final String wire;

        Resource(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    private static Map<String, SavedList> with(Map<String, SavedList> lists, String id, SavedList list) {
        Map<String, SavedList> changed = new TreeMap<>(lists);
        changed.compute(id, (same, former) -> list);
        return changed;
    }
}
