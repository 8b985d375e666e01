package com.mdmc.crm.ledger.axon;

import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Event handler that lets events go by where it is told to. */
record PausableHandler(EventMessageHandler handler, Predicate<UnitOfWork<?>> isPaused) implements EventMessageHandler {

    @Override
    public boolean canHandle(EventMessage<?> message) {
        return handler.canHandle(message);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return handler.canHandleType(payloadType);
    }

    @Override
    public boolean supportsReset() {
        return handler.supportsReset();
    }

    @Override
    public Object handle(EventMessage<?> message) throws Exception {
        return isPaused.test(CurrentUnitOfWork.get()) ? null : handler.handle(message);
    }
}
