package com.mdmc.crm.ledger.axon.message;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;

/** Lets an event handler declare a {@link LedgerPosition} parameter. */
public final class LedgerPositionParameter implements ParameterResolverFactory, ParameterResolver<LedgerPosition> {

    @Override
    public ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        return LedgerPosition.class.equals(parameters[index].getType()) ? this : null;
    }

    @Override
    public LedgerPosition resolveParameterValue(Message<?> message) {
        return LedgerPosition.of(message);
    }

    @Override
    public boolean matches(Message<?> message) {
        return LedgerPosition.find(message).isPresent();
    }
}
