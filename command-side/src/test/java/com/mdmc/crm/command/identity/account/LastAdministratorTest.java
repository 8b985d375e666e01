package com.mdmc.crm.command.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Administrators who are dismissed at the same moment: the house is never without one. */
class LastAdministratorTest {
    private static final int HOW_MANY = 8;
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureAggregate(ActiveAdministrators.class)
            .configureEmbeddedEventStore(each -> new InMemoryEventStorageEngine())
            .buildConfiguration();
    private final Administrators roll =
            new EventSourcedAdministrators(() -> axon.repository(ActiveAdministrators.class));

    @BeforeEach
    void appoint() {
        axon.start();
        IntStream.range(0, HOW_MANY)
                .mapToObj(LastAdministratorTest::user)
                .forEach(user -> inUnit(() -> roll.appoint(user)));
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @RepeatedTest(20)
    void ofManyDismissalsAtOnceOneFails() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(HOW_MANY);
        List<Callable<Boolean>> dismissals = IntStream.range(0, HOW_MANY)
                .mapToObj(LastAdministratorTest::user)
                .map(user -> (Callable<Boolean>) () -> dismissed(user))
                .toList();
        long dismissed = 0;
        for (Future<Boolean> each : callers.invokeAll(dismissals)) {
            dismissed += each.get() ? 1 : 0;
        }
        callers.shutdown();

        assertThat(dismissed).isEqualTo(HOW_MANY - 1);
    }

    private boolean dismissed(UserId user) {
        try {
            inUnit(() -> roll.dismiss(user));
            return true;
        } catch (Rejection last) {
            return false;
        }
    }

    private static void inUnit(Runnable work) {
        var result = DefaultUnitOfWork.<Message<?>>startAndGet(null).executeWithResult(() -> {
            work.run();
            return null;
        });
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
    }

    private static UserId user(int number) {
        return new UserId("user-" + number);
    }
}
