package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.backup.DerivedCollection;
import com.mdmc.crm.backup.restore.StoreRestore.Restored;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.Verification;
import com.mdmc.crm.platform.configuration.StoreFormat;
import com.mdmc.crm.projections.processing.Projections;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.projections.rebuild.ViewUpgrade;
import com.mdmc.crm.projections.selfcheck.SelfCheck;
import com.mdmc.crm.projections.selfcheck.SelfCheck.Findings;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.ApplicationContext;

/** What a restored ledger still needs before it can serve: everything that is derived, and proof that it is right. */
public final class RestoredStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApplicationContext context;
    private final Ledger ledger;
    private final MongoDatabase database;

    public RestoredStore(OfflineProjection offline) {
        this.context = offline.context();
        this.ledger = context.getBean(Ledger.class);
        this.database = context.getBean(MongoDatabase.class);
    }

    /** Derives everything; answers the number of events read. */
    public long derive(Restored restored, LongConsumer progress) {
        List<DerivedCollection> derived =
                context.getBeanProvider(DerivedCollection.class).orderedStream().toList();
        Rebuilder rebuilder = context.getBean(Rebuilder.class);
        long count = rebuilder.rebuild(
                rebuilder.names(),
                (position, head, events) -> progress.accept(position),
                read -> read.forEach(each -> derived.forEach(one -> one.take(each.aggregateId(), each.event()))));
        derived.forEach(DerivedCollection::write);
        noteViews(rebuilder);
        tokens(restored.tokens());
        return count;
    }

    private void noteViews(Rebuilder rebuilder) {
        Projections projections = context.getBean(Projections.class);
        new ViewUpgrade(projections, database, ledger, context.getBean(StoredTokens.class), rebuilder).noteAll();
        new StoreFormat(database).viewsRebuilt();
    }

    /** Policies go on where they were. Projections have their tokens from the rebuild. */
    private void tokens(Map<String, Long> reached) {
        TokenStore tokens = context.getBean(TokenStore.class);
        reached.forEach((processor, position) -> {
            if (tokens.fetchSegments(processor).length == 0) {
                tokens.initializeTokenSegments(processor, 1, LedgerToken.through(position));
            }
        });
    }

    /**
     * What is wrong with the result; nothing if all is right.
     *
     * @param restored whose root the ledger must have
     * @param progress told of positions
     */
    public List<String> check(Restored restored, LongConsumer progress) {
        // One core verifies the ledger while another builds the views once more.
        CompletableFuture<Verification> verification = CompletableFuture.supplyAsync(this::verify);
        Findings findings = context.getBean(SelfCheck.class).runAlone(PATIENCE, progress);
        Verification verified = verification.join();
        List<String> wrong = new ArrayList<>();
        verified.finding().ifPresent(finding -> wrong.add("NOT IN ORDER from " + finding));
        if (!Arrays.equals(verified.root(), restored.root())) {
            wrong.add("The root of the ledger is not that of the archive");
        }
        findings.differences().forEach((view, ids) -> wrong.add(view + " differs in " + String.join(", ", ids)));
        findings.behind().forEach(view -> wrong.add(view + " is behind"));
        return wrong;
    }

    private Verification verify() {
        return new LedgerVerification(database).run(LedgerVerification.Request.all(), reached -> {});
    }
}
