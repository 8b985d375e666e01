package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.id.UserId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Repository;

/** Loads the roll into the unit of work of the decision at hand, so that both are one commit. */
public final class EventSourcedAdministrators implements Administrators {
    private final Supplier<Repository<ActiveAdministrators>> repository;

    public EventSourcedAdministrators(Supplier<Repository<ActiveAdministrators>> repository) {
        this.repository = repository;
    }

    @Override
    public void appoint(UserId user) {
        change(roll -> roll.appoint(user));
    }

    @Override
    public void dismiss(UserId user) {
        change(roll -> roll.dismiss(user));
    }

    private void change(Consumer<ActiveAdministrators> change) {
        try {
            repository
                    .get()
                    .loadOrCreate(ActiveAdministrators.ID, ActiveAdministrators::new)
                    .execute(change);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
