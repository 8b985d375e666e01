package com.mdmc.crm.command.identity.account;

import static com.mdmc.crm.command.identity.account.UserFixture.given;
import static com.mdmc.crm.command.identity.account.UserSamples.ZOE;
import static com.mdmc.crm.command.identity.account.UserSamples.created;
import static com.mdmc.crm.command.identity.account.UserSamples.zoe;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.identity.account.UserCommand.RemoveList;
import com.mdmc.crm.command.identity.account.UserCommand.SaveList;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.SavedList;
import com.mdmc.crm.domain.user.SavedList.Resource;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserErased;
import com.mdmc.crm.domain.user.UserEvent.UserListRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserListSaved;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists that users come back to. */
class SavedListsTest {
    private static final UserEvent CREATED = created(Role.AGENT, "denis");
    private static final SavedList NEW = list("stage=new");
    private static final SavedList LOST = list("stage=lost");
    private static final UserEvent SAVED = new UserListSaved(ZOE, "list-1", NEW);

    @Test
    void isSavedChangedAndRemoved() {
        given(CREATED).by(zoe()).when(new SaveList(ZOE, "list-1", NEW, true)).recorded(SAVED);
        given(CREATED, SAVED)
                .by(zoe())
                .when(new SaveList(ZOE, "list-1", LOST, false))
                .recorded(new UserListSaved(ZOE, "list-1", LOST));
        given(CREATED, SAVED)
                .by(zoe())
                .when(new RemoveList(ZOE, "list-1"))
                .recorded(new UserListRemoved(ZOE, "list-1"));
    }

    @Test
    void onlyWhatIsThereIsChangedOrRemoved() {
        given(CREATED).by(zoe()).when(new SaveList(ZOE, "list-1", NEW, false)).refused("not-found");
        given(CREATED).by(zoe()).when(new RemoveList(ZOE, "list-1")).refused("not-found");
    }

    @Test
    void fiftyAreKept() {
        UserEvent[] full = Stream.concat(
                        Stream.of(CREATED),
                        IntStream.range(0, 50).mapToObj(each -> new UserListSaved(ZOE, "list-" + each, NEW)))
                .toArray(UserEvent[]::new);
        given(full).by(zoe()).when(new SaveList(ZOE, "list-50", NEW, true)).refused("too-many-lists");
        given(full)
                .by(zoe())
                .when(new SaveList(ZOE, "list-49", LOST, false))
                .recorded(new UserListSaved(ZOE, "list-49", LOST));
    }

    @Test
    void noneIsLeftOfSomebodyErased() {
        Map<String, SavedList> lists = SavedList.FOLD.after(Map.of(), SAVED);
        assertThat(lists).containsExactly(Map.entry("list-1", NEW));
        assertThat(SavedList.FOLD.after(lists, new UserErased(ZOE, PersonalText.clear("partie"))))
                .isEmpty();
    }

    private static SavedList list(String query) {
        return new SavedList(PersonalText.clear("Les miens"), Resource.LEADS, PersonalText.clear(query));
    }
}
