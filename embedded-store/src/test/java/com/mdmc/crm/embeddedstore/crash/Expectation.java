package com.mdmc.crm.embeddedstore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one writer knows of its documents: the state last acknowledged, and those a write without an answer may have led
 * to. An absent document is null.
 */
public final class Expectation<D> {

    private final Map<String, List<D>> possible = new HashMap<>();
    private volatile long acknowledged;

    public D current(String id) {
        List<D> states = possible.get(id);
        return states == null ? null : states.get(0);
    }

    public void attempted(String id, D state) {
        possible.computeIfAbsent(id, key -> new ArrayList<>(singleton(null))).add(state);
    }

    public void acknowledged(String id, D state) {
        possible.put(id, singleton(state));
        acknowledged++;
    }

    private static <D> List<D> singleton(D state) {
        List<D> states = new ArrayList<>();
        states.add(state);
        return states;
    }

    /** How many writes were acknowledged so far. */
    public long acknowledged() {
        return acknowledged;
    }

    /** Compares with what a store holds, and takes that as the truth from now on. */
    public void check(Map<String, D> stored) {
        stored.keySet()
                .forEach(id -> assertThat(possible).as("document nobody wrote").containsKey(id));
        possible.replaceAll((id, states) -> {
            D found = stored.get(id);
            assertThat(states).as("acknowledged or attempted states of %s", id).contains(found);
            return singleton(found);
        });
    }
}
