package com.mdmc.crm.command.identity.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.identity.account.UserCommand.CancelUserAbsence;
import com.mdmc.crm.command.identity.account.UserCommand.ChangePreferences;
import com.mdmc.crm.command.identity.account.UserCommand.CloseAgendaFeed;
import com.mdmc.crm.command.identity.account.UserCommand.OpenAgendaFeed;
import com.mdmc.crm.command.identity.account.UserCommand.PlanUserAbsence;
import com.mdmc.crm.command.identity.account.UserCommand.RemoveApiKey;
import com.mdmc.crm.command.identity.account.UserCommand.StoreApiKey;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Absence;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.UserEvent.UserAbsenceCancelled;
import com.mdmc.crm.domain.user.UserEvent.UserAbsencePlanned;
import com.mdmc.crm.domain.user.UserEvent.UserAgendaFeedClosed;
import com.mdmc.crm.domain.user.UserEvent.UserAgendaFeedOpened;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyStored;
import com.mdmc.crm.domain.user.UserEvent.UserPreferencesChanged;
import com.mdmc.crm.platform.security.Accounts;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** What a user sets up for their own work: preferences, absence, the address of the agenda and the keys of providers. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class AccountSettings {
    private Preferences preferences = Preferences.DEFAULT;
    private Absence absence;
    private String agendaFeed;
    private Set<ApiProvider> apiKeys = new HashSet<>();

    @CommandHandler
    void decide(ChangePreferences command) {
        if (!command.preferences().equals(preferences)) {
            apply(new UserPreferencesChanged(command.userId(), command.preferences()));
        }
    }

    @CommandHandler
    void decide(PlanUserAbsence command, Accounts accounts) {
        Absence planned = command.absence();
        if (planned.to().isBefore(planned.from())) {
            throw Rejection.invalid("to", "out-of-range");
        }
        if (planned.substitute().equals(command.userId())) {
            throw Rejection.invalid("substitute", "own-substitute");
        }
        accounts.requireActive("substitute", planned.substitute());
        if (!planned.equals(absence)) {
            apply(new UserAbsencePlanned(command.userId(), planned));
        }
    }

    @CommandHandler
    void decide(CancelUserAbsence command) {
        if (absence != null) {
            apply(new UserAbsenceCancelled(command.userId()));
        }
    }

    @CommandHandler
    void decide(OpenAgendaFeed command) {
        apply(new UserAgendaFeedOpened(command.userId(), command.feedId()));
    }

    @CommandHandler
    void decide(CloseAgendaFeed command) {
        if (agendaFeed != null) {
            apply(new UserAgendaFeedClosed(command.userId()));
        }
    }

    @CommandHandler
    void decide(StoreApiKey command) {
        apply(new UserApiKeyStored(command.userId(), command.provider(), command.keyId(), command.lastFour()));
    }

    @CommandHandler
    void decide(RemoveApiKey command) {
        if (apiKeys.contains(command.provider())) {
            apply(new UserApiKeyRemoved(command.userId(), command.provider()));
        }
    }

    @EventSourcingHandler
    void evolve(UserAgendaFeedOpened event) {
        agendaFeed = event.feedId();
    }

    @EventSourcingHandler
    void evolve(UserAgendaFeedClosed event) {
        agendaFeed = null;
    }

    @EventSourcingHandler
    void evolve(UserAbsencePlanned event) {
        absence = event.absence();
    }

    @EventSourcingHandler
    void evolve(UserAbsenceCancelled event) {
        absence = null;
    }

    @EventSourcingHandler
    void evolve(UserPreferencesChanged event) {
        preferences = event.preferences();
    }

    @EventSourcingHandler
    void evolve(UserApiKeyStored event) {
        apiKeys.add(event.provider());
    }

    @EventSourcingHandler
    void evolve(UserApiKeyRemoved event) {
        apiKeys.remove(event.provider());
    }
}
