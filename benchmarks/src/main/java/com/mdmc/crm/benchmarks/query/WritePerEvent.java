package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.processing.ViewWriter;
import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.List;

/**
 * The same views kept the plain way, in a database of their own: at every event each document it concerns is read, folded
 * and written, and so is each row of KPIs that it moves.
 */
final class WritePerEvent {
    private static final int COMMITS = 20;

    private final List<ViewWriter<?>> writers;
    private final Ledger ledger;

    /** @param database which is emptied */
    WritePerEvent(MongoDatabase database, Collection<ViewDefinition<?>> views, Ledger ledger) {
        database.drop();
        this.writers = views.stream()
                .<ViewWriter<?>>map(view -> new ViewWriter<>(view, database))
                .toList();
        this.ledger = ledger;
    }

    /** Events a second, over some seconds. */
    double rate(int seconds) {
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        long events = 0;
        long position = 0;
        long head = ledger.head();
        while (System.nanoTime() < end && position < head) {
            for (Commit commit : ledger.commitsAfter(position, COMMITS)) {
                position = commit.position();
                for (EventEnvelope<?> recorded : EventEnvelope.of(commit)) {
                    writers.forEach(writer -> writer.project(List.of(recorded)));
                    events++;
                }
            }
        }
        return events * 1e9 / (System.nanoTime() - begun);
    }
}
