package com.mdmc.crm.ledger.serialization;

/** A class was to be stored that is not on the list of {@link EventTypes}. */
public class UnlistedTypeException extends RuntimeException {

    public UnlistedTypeException(Class<?> type) {
        super("%s is not on the list of stored types: add it to EventTypes".formatted(type.getName()));
    }
}
