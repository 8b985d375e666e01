package com.mdmc.crm.ledger.serialization;

/** Attempt to store a class that is not on the list of {@link EventTypes}. */
public class UnlistedTypeException extends RuntimeException {

    public UnlistedTypeException(Class<?> type) {
        super("%s is not on the list of stored types: add it to EventTypes".formatted(type.getName()));
    }
}
