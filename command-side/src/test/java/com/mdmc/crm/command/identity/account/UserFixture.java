package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;

/** Given what happened to the user, when somebody gives an order, then what? */
public final class UserFixture {
    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);
    private final Roll roll = new Roll();
    private Object[] history = {};
    private Actor actor = UserSamples.admin();

    private UserFixture() {
        fixture.registerInjectableResource(roll);
        fixture.registerInjectableResource(new Colleagues());
    }

    public static UserFixture given(DomainEvent... history) {
        UserFixture given = new UserFixture();
        given.history = history;
        return given;
    }

    public UserFixture by(Actor someone) {
        actor = someone;
        return this;
    }

    /** Who is on the roll of administrators beforehand. */
    public UserFixture administrators(UserId... members) {
        roll.members.addAll(Set.of(members));
        return this;
    }

    public Outcome when(UserCommand command) {
        return new Outcome(fixture.given(history).when(command, Map.of(CommandMetaData.ACTOR, actor)), roll);
    }

    public record Outcome(ResultValidator<User> result, Roll roll) {

        void recorded(DomainEvent... events) {
            result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
        }

        void refused(String code) {
            result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Rejection>("rejected with " + code) {
                @Override
                protected boolean matchesSafely(Rejection rejection) {
                    return rejection.code().equals(code)
                            || !rejection.errors().isEmpty()
                                    && rejection.errors().get(0).code().equals(code);
                }
            });
        }
    }

    /** Everybody has an account but one who never had, and one has left. */
    private static final class Colleagues implements Accounts {

        @Override
        public Optional<Account> find(UserId id) {
            boolean isActive = !id.equals(UserSamples.GONE);
            AccountStatus standing = new AccountStatus(Role.AGENT, Map.of(), null, Set.of(), isActive, true);
            return Optional.of(new Account(id, null, null, null, standing, null, null, null, null, 1))
                    .filter(account -> !id.equals(UserSamples.NOBODY));
        }

        @Override
        public List<Account> active() {
            throw new UnsupportedOperationException();
        }
    }

    /** A roll in a set, for one test at a time. */
    static final class Roll implements Administrators {
        private final Set<UserId> members = new HashSet<>();

        @Override
        public void appoint(UserId user) {
            members.add(user);
        }

        @Override
        public void dismiss(UserId user) {
            if (members.equals(Set.of(user))) {
                throw Rejection.state("last-administrator");
            }
            members.remove(user);
        }
    }
}
