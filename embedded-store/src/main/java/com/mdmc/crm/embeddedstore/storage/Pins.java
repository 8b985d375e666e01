package com.mdmc.crm.embeddedstore.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVStore.TxCounter;

/** Who reads which file: one that another has taken the place of is closed when nobody reads it any more. */
final class Pins {

    private final Map<Pin, List<Usage>> open = new IdentityHashMap<>();
    private final List<Retired> retired = new ArrayList<>();
    private CheckpointStore current;

    private record Usage(CheckpointStore store, TxCounter counter) {}

    private record Retired(CheckpointStore store, Runnable whenUnused) {}

    Pins(CheckpointStore current) {
        this.current = current;
    }

    synchronized Pin add() {
        Pin pin = new Pin(this);
        List<Usage> usages = new ArrayList<>(1);
        usages.add(new Usage(current, current.use()));
        open.put(pin, usages);
        return pin;
    }

    synchronized void remove(Pin pin) {
        List<Usage> usages = open.remove(pin);
        if (usages != null) {
            usages.forEach(usage -> usage.store().unuse(usage.counter()));
            closeUnused();
        }
    }

    /** From now on all read the new file as well; the old one is closed once nobody reads it. */
    synchronized void replace(CheckpointStore next, Runnable whenUnused) {
        retired.add(new Retired(current, whenUnused));
        open.values().forEach(usages -> usages.add(new Usage(next, next.use())));
        current = next;
        closeUnused();
    }

    /** Waits until no file is read any more that another has taken the place of; answers whether that is so. */
    synchronized boolean awaitSettled(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!retired.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private void closeUnused() {
        retired.removeIf(old -> {
            boolean used = open.values().stream()
                    .anyMatch(usages -> usages.stream().anyMatch(usage -> usage.store() == old.store()));
            if (!used) {
                old.store().close();
                old.whenUnused().run();
            }
            return !used;
        });
        notifyAll();
    }

    /** Closes all files. */
    synchronized void close() {
        retired.forEach(old -> {
            old.store().close();
            old.whenUnused().run();
        });
        retired.clear();
        open.clear();
        current.close();
    }
}
