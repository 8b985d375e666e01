package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.privacy.EmailIndex;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** Given what happened to the lead, when somebody gives an order, then what? */
public final class LeadFixture {
    /** Has the address of every lead. */
    static final LeadId SAME_ADDRESS = new LeadId("lead-same-address");

    /** Somebody whose account is closed; everybody else is active. */
    static final UserId GONE = new UserId("user-gone");

    static final Accounts ACCOUNTS = new Accounts() {
        @Override
        public Optional<Account> find(UserId id) {
            AccountStatus standing = new AccountStatus(Role.AGENT, Map.of(), "denis", Set.of(), !id.equals(GONE), true);
            return Optional.of(new Account(id, null, null, null, standing, null, null, null, null, 1));
        }

        @Override
        public List<Account> active() {
            return List.of();
        }
    };

    private final AggregateTestFixture<Lead> fixture = new AggregateTestFixture<>(Lead.class);
    private final Claims claims = new Claims();
    private DomainEvent[] history = {};
    private List<String> correlations = List.of();
    private Actor actor = LeadSamples.admin();

    private LeadFixture() {
        fixture.registerInjectableResource(claims);
        fixture.registerInjectableResource(TestStore.PRIVACY);
        fixture.registerInjectableResource(ACCOUNTS);
        fixture.registerInjectableResource((LeadHistory) this::eachOfHistory);
        fixture.registerInjectableResource((LeadAddresses) (lead, email) -> List.of(SAME_ADDRESS));
    }

    public static LeadFixture given(DomainEvent... history) {
        LeadFixture given = new LeadFixture();
        given.history = history;
        return given;
    }

    public LeadFixture by(Actor someone) {
        actor = someone;
        return this;
    }

    /** The correlation ids of the events before. */
    void correlations(String... ids) {
        correlations = List.of(ids);
    }

    private void eachOfHistory(LeadId lead, BiConsumer<LeadEvent, String> reader) {
        for (int i = 0; i < history.length; i++) {
            reader.accept((LeadEvent) history[i], correlations.get(i));
        }
    }

    public Outcome when(LeadCommand command) {
        Map<String, Object> metaData = Map.of(CommandMetaData.ACTOR, actor);
        return new Outcome(fixture.given((Object[]) history).when(command, metaData), claims);
    }

    public record Outcome(ResultValidator<Lead> result, Claims claims) {
        void recorded(DomainEvent... events) {
            result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
        }

        void recordedNothing() {
            recorded();
        }

        /** The rejection's code, and for a broken rule of shape the field's as well. */
        void refused(String... codes) {
            result.expectNoEvents().expectException(Rejection.class).expectException(new Refusal(codes));
        }
    }

    private static final class Refusal extends org.hamcrest.BaseMatcher<Rejection> {
        private final String[] codes;

        private Refusal(String... codes) {
            this.codes = codes;
        }

        @Override
        public boolean matches(Object thrown) {
            Rejection rejection = (Rejection) thrown;
            return rejection.code().equals(codes[0])
                    && (codes.length == 1 || rejection.errors().get(0).field().equals(codes[1]));
        }

        @Override
        public void describeTo(org.hamcrest.Description description) {
            description.appendText("a rejection " + Arrays.toString(codes));
        }
    }

    /** Claims in a map, for one test at a time. */
    static final class Claims implements LeadEmailClaims {
        private final Map<EmailIndex, LeadId> held = new HashMap<>();

        @Override
        public void claim(LeadId lead, EmailIndex email, Actor who) {
            LeadId holder = held.putIfAbsent(email, lead);
            if (holder != null && !holder.equals(lead)) {
                throw Rejection.state("duplicate-lead");
            }
        }

        @Override
        public Runnable claimAhead(LeadId lead, EmailIndex email, Actor who) {
            claim(lead, email, who);
            return () -> held.remove(email, lead);
        }

        @Override
        public void requireFree(EmailIndex email, Actor who) {
            if (held.containsKey(email)) {
                throw Rejection.state("duplicate-lead");
            }
        }

        @Override
        public EmailIndex indexOf(PersonalText stored) {
            return LeadSamples.index(stored);
        }

        @Override
        public void releaseAllBut(LeadId lead, EmailIndex kept) {
            held.entrySet()
                    .removeIf(entry ->
                            entry.getValue().equals(lead) && !entry.getKey().equals(kept));
        }
    }
}
