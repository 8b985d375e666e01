package com.mdmc.crm.query.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.platform.operations.DeadLetterBox.Letter;
import com.mdmc.crm.platform.operations.NodeReports;
import com.mdmc.crm.platform.operations.ProcessorStates.Processor;
import com.mdmc.crm.platform.privacy.Privacy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Shapes of the answers to operators. */
@NullMarked
final class OperationAnswers {
    private OperationAnswers() {}

    record Items<T>(List<T> items) {}

    /**
     * A projection or a policy.
     *
     * @param processor the event processor that keeps it, with others
     * @param state {@code running}, {@code paused}, {@code catching_up}, {@code switching} or {@code unclaimed}
     * @param position of the last commit it has handled
     * @param lagCommits commits it has not handled
     * @param lagSeconds age of the first of them
     * @param owner the node that keeps it
     * @param pausedBy id of the user who paused it
     * @param rebuildable whether its views can be rebuilt while it serves
     */
    record Projection(
            String name,
            String processor,
            String state,
            long position,
            long lagCommits,
            long lagSeconds,
            @Nullable String owner,
            @Nullable Instant pausedAt,
            @Nullable String pausedBy,
            long deadLetters,
            boolean rebuildable) {

        static Projection of(Processor of) {
            return new Projection(
                    of.name(),
                    of.processor(),
                    of.state().name().toLowerCase(Locale.ROOT),
                    of.position(),
                    of.lagCommits(),
                    of.lagSeconds(),
                    of.owner(),
                    of.since(),
                    of.pausedBy(),
                    of.deadLetters(),
                    of.isRebuildable());
        }
    }

    /**
     * An event that a projection could not handle.
     *
     * @param subject whose later events wait behind it
     * @param first whether it can be retried: the others of its subject wait for it
     * @param event its type
     * @param position of its commit; {@code GET /api/audit/{position}} shows it
     * @param retriedByItself whether it has attempts left
     * @param payload the event with masked texts; only of a single one
     */
    record DeadLetter(
            String id,
            String projection,
            String subject,
            boolean first,
            String event,
            @Nullable Long position,
            Instant enqueuedAt,
            Instant lastTriedAt,
            int attempts,
            boolean retriedByItself,
            @Nullable String causeType,
            @Nullable String cause,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Object payload) {

        static DeadLetter of(Letter of) {
            return new DeadLetter(
                    of.id(),
                    of.projection(),
                    of.subject(),
                    of.isFirst(),
                    of.event(),
                    of.position(),
                    of.enqueuedAt(),
                    of.lastTriedAt(),
                    of.attempts(),
                    of.retriedByItself(),
                    of.causeType(),
                    of.cause(),
                    of.payload() == null ? null : Privacy.masked(of.payload()));
        }
    }

    /**
     * A scheduled task on one node, as of a few seconds ago.
     *
     * @param trigger a cron expression in the node's time zone, or a period
     * @param lastAt when it last began; {@code null} if it has not since the node started
     * @param result {@code none}, {@code started}, {@code success} or {@code error}
     */
    record Schedule(
            String name,
            String node,
            String trigger,
            @Nullable Instant lastAt,
            String result,
            @Nullable String failure,
            @Nullable Instant nextAt) {

        static Schedule of(String node, NodeReports.Task of) {
            return new Schedule(of.name(), node, of.trigger(), of.lastAt(), of.result(), of.failure(), of.nextAt());
        }
    }

    /**
     * A node.
     *
     * @param roles {@code command}, {@code query}
     * @param seenAt last heartbeat, by the store's clock
     * @param clockSkewMillis its clock minus the store's, to some milliseconds
     */
    record Node(
            String id,
            List<String> roles,
            String version,
            Instant startedAt,
            Instant seenAt,
            boolean alive,
            long clockSkewMillis,
            List<String> processors) {

        static Node of(NodeReports.Node of) {
            return new Node(
                    of.id(),
                    of.roles(),
                    of.version(),
                    of.startedAt(),
                    of.seenAt(),
                    of.isAlive(),
                    of.clockSkewMillis(),
                    List.copyOf(of.processors().keySet()));
        }
    }

    /** Something that one node at a time does. */
    record Lease(String name, String holder) {}

    /** A logger's level that was changed at run time. */
    record LogLevel(String logger, String level, String by, Instant since) {}

    /**
     * A scheduled task of the backup.
     *
     * @param at when it last ended; {@code null} for never
     * @param successAt when it last ended well
     * @param position of the ledger it got to
     */
    record BackupTaskState(
            String name,
            @Nullable Instant at,
            @Nullable Instant successAt,
            @Nullable Long position,
            @Nullable String failure) {}
}
