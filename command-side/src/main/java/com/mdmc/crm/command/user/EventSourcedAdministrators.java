package com.mdmc.crm.command.user;

import com.mdmc.crm.domain.id.UserId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Repository;

/** Loads the roll into the unit of work of the decision at hand, so that both are one commit. */
final class EventSourcedAdministrators implements Administrators {
    private final Supplier<Repository<AdministratorRoll>> repository;

    EventSourcedAdministrators(Supplier<Repository<AdministratorRoll>> repository) {
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

    private void change(Consumer<AdministratorRoll> change) {
        try {
            repository
                    .get()
                    .loadOrCreate(AdministratorRoll.ID, AdministratorRoll::new)
                    .execute(change);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
