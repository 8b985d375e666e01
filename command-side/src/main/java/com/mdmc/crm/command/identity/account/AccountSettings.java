package com.mdmc.crm.command.identity.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.identity.account.UserCommand.ChangePreferences;
import com.mdmc.crm.command.identity.account.UserCommand.RemoveApiKey;
import com.mdmc.crm.command.identity.account.UserCommand.StoreApiKey;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyRemoved;
import com.mdmc.crm.domain.user.UserEvent.UserApiKeyStored;
import com.mdmc.crm.domain.user.UserEvent.UserPreferencesChanged;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** What a user sets up for their own work: preferences and the keys of providers. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class AccountSettings {
    private Preferences preferences = Preferences.DEFAULT;
    private Set<ApiProvider> apiKeys = new HashSet<>();

    @CommandHandler
    void decide(ChangePreferences command) {
        if (!command.preferences().equals(preferences)) {
            apply(new UserPreferencesChanged(command.userId(), command.preferences()));
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
