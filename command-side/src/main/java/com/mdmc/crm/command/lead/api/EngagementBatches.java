package com.mdmc.crm.command.lead.api;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.engagement.EngagementCommand.RecordLeadEngagement;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums up counts that arrive while others of the same lead are being written, so that a burst becomes few events.
 * Nobody waits for a timer: whoever finds nobody writing writes at once, and every answer still means that the counts
 * are durable. Only requests of one user are summed up, so that the record stays true about who.
 */
class EngagementBatches {
    private final Commands commands;
    private final Map<Key, Line> lines = new ConcurrentHashMap<>();

    EngagementBatches(Commands commands) {
        this.commands = commands;
    }

    private record Key(LeadId lead, UserId actor) {}

    /** What waits behind the counts being written now. */
    private static final class Line {
        private EngagementCounts waiting = EngagementCounts.NONE;
        private CompletableFuture<Accepted> answer = new CompletableFuture<>();
        private boolean writing;
        private boolean empty = true;
    }

    /** Adds counts to a lead; returns when they are durable. */
    Accepted add(LeadId lead, EngagementCounts counts, RequestContext context) {
        Key key = new Key(lead, context.actor().id());
        CompletableFuture<Accepted> answer = join(key, counts);
        writeIfNobodyDoes(key, context);
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private CompletableFuture<Accepted> join(Key key, EngagementCounts counts) {
        CompletableFuture<Accepted>[] answer = newArray();
        lines.compute(key, (same, found) -> {
            Line line = found == null ? new Line() : found;
            line.waiting = line.waiting.plus(counts);
            line.empty = false;
            answer[0] = line.answer;
            return line;
        });
        return answer[0];
    }

    private void writeIfNobodyDoes(Key key, RequestContext context) {
        for (Line batch = take(key); batch != null; batch = take(key)) {
            try {
                batch.answer.complete(commands.send(new RecordLeadEngagement(key.lead(), batch.waiting), context));
            } catch (RuntimeException refused) {
                batch.answer.completeExceptionally(refused);
            } finally {
                release(key);
            }
        }
    }

    /** The counts to write now, if there are some and nobody else is writing. */
    private Line take(Key key) {
        Line[] batch = new Line[1];
        lines.computeIfPresent(key, (same, line) -> {
            if (line.writing || line.empty) {
                return line;
            }
            batch[0] = new Line();
            batch[0].waiting = line.waiting;
            batch[0].answer = line.answer;
            line.waiting = EngagementCounts.NONE;
            line.answer = new CompletableFuture<>();
            line.empty = true;
            line.writing = true;
            return line;
        });
        return batch[0];
    }

    private void release(Key key) {
        lines.computeIfPresent(key, (same, line) -> {
            line.writing = false;
            return line.empty ? null : line;
        });
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Accepted>[] newArray() {
        return new CompletableFuture[1];
    }
}
