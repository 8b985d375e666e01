package com.mdmc.crm.platform.operations;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.projections.store.StoredTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far each projection and policy has come, whichever node keeps it: what the store says, and nothing of this process. */
public final class ProcessorStates {
    private final StoredTokens tokens;
    private final Ledger ledger;
    private final OperationsStore operations;
    private final DeadLetterBox letters;
    private final NodeReports nodes;
    private final Clock clock;

    ProcessorStates(
            StoredTokens tokens,
            Ledger ledger,
            OperationsStore operations,
            DeadLetterBox letters,
            NodeReports nodes,
            Clock clock) {
        this.tokens = tokens;
        this.ledger = ledger;
        this.operations = operations;
        this.letters = letters;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** What a projection does. */
    public enum State {
        /** A node keeps it. */
        RUNNING,
        /** An operator has paused it. */
        PAUSED,
        /** It takes in what it missed while it was paused. */
        CATCHING_UP,
        /** It stands still for a moment, while a rebuilt projection of its processor takes the place of that in use. */
        SWITCHING,
        /** No node has it. */
        UNCLAIMED
    }

    /**
     * A projection or a policy.
     *
     * @param processor which keeps it, perhaps with others
     * @param position of the last commit it has handled
     * @param lagCommits commits it has not handled yet
     * @param lagSeconds age of the first of them; 0 without one
     * @param owner node that keeps it; {@code null} for none
     * @param since when it was paused; {@code null} unless it is
     * @param pausedBy who did
     */
    public record Processor(
            String name,
            String processor,
            State state,
            long position,
            long lagCommits,
            long lagSeconds,
            String owner,
            Instant since,
            String pausedBy,
            long deadLetters,
            boolean isRebuildable) {}

    /** All projections and policies by name. */
    public List<Processor> all() {
        Map<String, StoredTokens.Entry> stored = tokens.entries();
        var paused = operations.settings(OperationsStore.Kind.PAUSED);
        var yielded = operations.settings(OperationsStore.Kind.YIELDED);
        List<NodeReports.Node> there = nodes.all();
        Map<String, String> keepers = new TreeMap<>();
        there.forEach(node -> keepers.putAll(node.processors()));
        Map<String, Long> parked = letters.counts();
        long head = ledger.head();
        Map<Long, Long> ages = new HashMap<>();
        return keepers.entrySet().stream()
                .map(each -> {
                    String name = each.getKey();
                    StoredTokens.Entry token = stored.getOrDefault(each.getValue(), StoredTokens.Entry.NONE);
                    long position = Math.max(0, token.paused().getOrDefault(name, token.position()));
                    OperationsStore.Setting wish = paused.get(name);
                    return new Processor(
                            name,
                            each.getValue(),
                            state(token, name, wish != null, yielded.containsKey(each.getValue())),
                            position,
                            Math.max(0, head - position),
                            head > position ? ages.computeIfAbsent(position, this::age) : 0,
                            token.owner(),
                            wish == null ? null : wish.since(),
                            wish == null ? null : wish.by(),
                            parked.getOrDefault(name, 0L),
                            there.stream().anyMatch(node -> node.rebuildable().contains(name)));
                })
                .toList();
    }

    // Paused is what stands still, or will before it takes in anything.
    private static State state(StoredTokens.Entry token, String name, boolean isToPause, boolean isSwitching) {
        boolean stands = token.paused().containsKey(name);
        if (isToPause && (stands || token.owner() == null)) {
            return State.PAUSED;
        }
        if (isSwitching) {
            return State.SWITCHING;
        }
        if (token.owner() == null) {
            return State.UNCLAIMED;
        }
        return stands ? State.CATCHING_UP : State.RUNNING;
    }

    private long age(long position) {
        return ledger.commits().after(position, 1).stream()
                .findFirst()
                .map(CommitDocument::time)
                .map(time -> Math.max(0, (clock.millis() - time) / 1_000))
                .orElse(0L);
    }
}
