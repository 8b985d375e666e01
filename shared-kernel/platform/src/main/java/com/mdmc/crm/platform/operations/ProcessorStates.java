package com.mdmc.crm.platform.operations;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.projections.store.StoredTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far each event processor has come, whichever node keeps it: what the store says, and nothing of this process. */
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

    /** What a processor does. */
    public enum State {
        /** A node keeps it. */
        RUNNING,
        /** An operator has stopped it. */
        PAUSED,
        /** It stands still for a moment, while its rebuilt views take the place of those in use. */
        SWITCHING,
        /** No node has it. */
        UNCLAIMED
    }

    /**
     * A processor.
     *
     * @param position of the last commit it has handled
     * @param lagCommits commits it has not handled yet
     * @param lagSeconds age of the first of them; 0 without one
     * @param owner node that keeps it; {@code null} for none
     * @param since when it was paused; {@code null} unless it is
     * @param pausedBy who did
     */
    public record Processor(
            String name,
            State state,
            long position,
            long lagCommits,
            long lagSeconds,
            String owner,
            Instant since,
            String pausedBy,
            long deadLetters,
            boolean isRebuildable) {}

    /** All processors by name. */
    public List<Processor> all() {
        Map<String, StoredTokens.Entry> stored = new TreeMap<>(tokens.entries());
        var paused = operations.settings(OperationsStore.Kind.PAUSED);
        var yielded = operations.settings(OperationsStore.Kind.YIELDED);
        List<NodeReports.Node> there = nodes.all();
        there.forEach(node ->
                node.processors().forEach(name -> stored.putIfAbsent(name, new StoredTokens.Entry(0, null))));
        stored.keySet()
                .removeIf(name ->
                        there.stream().noneMatch(node -> node.processors().contains(name)));
        Map<String, Long> parked = letters.counts();
        long head = ledger.head();
        return stored.entrySet().stream()
                .map(each -> processor(
                        each.getKey(),
                        each.getValue(),
                        head,
                        paused.get(each.getKey()),
                        yielded.containsKey(each.getKey()),
                        parked.getOrDefault(each.getKey(), 0L),
                        there.stream().anyMatch(node -> node.rebuildable().contains(each.getKey()))))
                .toList();
    }

    private Processor processor(
            String name,
            StoredTokens.Entry token,
            long head,
            OperationsStore.Setting paused,
            boolean isSwitching,
            long deadLetters,
            boolean isRebuildable) {
        long position = Math.max(0, token.position());
        return new Processor(
                name,
                state(token, paused, isSwitching),
                position,
                Math.max(0, head - position),
                head > position ? age(position) : 0,
                token.owner(),
                paused == null ? null : paused.since(),
                paused == null ? null : paused.by(),
                deadLetters,
                isRebuildable);
    }

    private static State state(StoredTokens.Entry token, OperationsStore.Setting paused, boolean isSwitching) {
        if (paused != null) {
            return State.PAUSED;
        }
        if (isSwitching) {
            return State.SWITCHING;
        }
        return token.owner() == null ? State.UNCLAIMED : State.RUNNING;
    }

    private long age(long position) {
        return ledger.commits().after(position, 1).stream()
                .findFirst()
                .map(CommitDocument::time)
                .map(time -> Math.max(0, (clock.millis() - time) / 1_000))
                .orElse(0L);
    }
}
