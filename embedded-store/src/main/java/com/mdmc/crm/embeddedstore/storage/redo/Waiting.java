package com.mdmc.crm.embeddedstore.storage.redo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Those who wait for units to become durable, by unit. */
final class Waiting {

    private record Waiter(long unit, Outcome outcome) {}

    private final PriorityQueue<Waiter> queue = new PriorityQueue<>((a, b) -> Long.compare(a.unit, b.unit));
    private long durable;

    Waiting(long durable) {
        this.durable = durable;
    }

    synchronized long durable() {
        return durable;
    }

    /** Tells the outcome at once when the unit is durable already; answers whether it has to wait. */
    boolean add(long unit, Outcome outcome) {
        synchronized (this) {
            if (unit > durable) {
                queue.add(new Waiter(unit, outcome));
                return true;
            }
        }
        outcome.durable();
        return false;
    }

    void durableUpTo(long unit) {
        List<Waiter> released = new ArrayList<>();
        synchronized (this) {
            durable = unit;
            while (!queue.isEmpty() && queue.peek().unit <= unit) {
                released.add(queue.poll());
            }
        }
        tell(released, Outcome::durable);
    }

    void fail(IOException cause) {
        List<Waiter> released;
        synchronized (this) {
            released = new ArrayList<>(queue);
            queue.clear();
        }
        tell(released, outcome -> outcome.failed(cause));
    }

    private static void tell(List<Waiter> released, Consumer<Outcome> word) {
        released.forEach(waiter -> word.accept(waiter.outcome));
    }
}
