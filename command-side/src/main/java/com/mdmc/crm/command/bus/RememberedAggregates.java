package com.mdmc.crm.command.bus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Return channel for the aggregates that a command was decided on as this node remembers them, which another node may have
 * changed since. It travels in the command's metadata, as the receipt of its commit does.
 */
record RememberedAggregates(List<Runnable> evictions) {
    private static final String KEY = "rememberedAggregates";

    /** Before anything was decided. */
    static RememberedAggregates none() {
        return new RememberedAggregates(new CopyOnWriteArrayList<>());
    }

    /** Metadata for the command message. */
    Map<String, Object> asMetaData() {
        return Map.of(KEY, this);
    }

    /** Notes for the command that is being handled, if any, that an aggregate came from memory, and how to evict it. */
    static void note(Runnable eviction) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            Message<?> command = unitOfWork.getMessage();
            if (command != null && command.getMetaData().get(KEY) instanceof RememberedAggregates used) {
                used.evictions.add(eviction);
            }
        });
    }

    /** Evicts them; answers whether there were any. */
    boolean evict() {
        evictions.forEach(Runnable::run);
        return !evictions.isEmpty();
    }
}
