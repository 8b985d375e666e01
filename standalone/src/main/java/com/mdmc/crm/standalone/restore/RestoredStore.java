package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.backup.DerivedCollection;
import com.mdmc.crm.backup.restore.StoreRestore.Restored;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.ledger.proof.TreeGrower;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.ApplicationContext;

/** What a restored ledger still needs before it can serve: everything that is derived, and proof that it is right. */
public final class RestoredStore {
    private static final int COMMITS = 1_000;
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
    public long derive(Restored restored, Rebuilder.Listener progress) {
        Rebuilder rebuilder = context.getBean(Rebuilder.class);
        long events = rebuilder.rebuild(rebuilder.names(), progress);
        noteViews(rebuilder);
        tokens(restored.tokens());
        collections();
        tree();
        return events;
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

    private void collections() {
        List<DerivedCollection> derived =
                context.getBeanProvider(DerivedCollection.class).orderedStream().toList();
        for (long position = 0; position < ledger.head(); ) {
            for (Commit commit : ledger.commitsAfter(position, COMMITS)) {
                commit.events().forEach(event -> derived.forEach(each -> each.take(event)));
                position = commit.position();
            }
        }
        derived.forEach(DerivedCollection::write);
    }

    private void tree() {
        TreeGrower grower = new TreeGrower(ledger, new StoredTree(database), "restore", context.getBean(Clock.class));
        TreeGrower.Step step = grower.grow();
        while (step.head().size() < ledger.head() && (step.hasMore() || !step.isOurs())) {
            if (!step.isOurs()) {
                // The server's own keeper of the tree is at it; it takes a batch at a time as well.
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            step = grower.grow();
        }
        grower.release();
    }

    /**
     * What is wrong with the result; nothing if all is right.
     *
     * @param restored whose root the ledger must have
     */
    public List<String> check(Restored restored) {
        List<String> wrong = new ArrayList<>();
        Verification verified = new LedgerVerification(database)
                .run(new LedgerVerification.Request(1, List.of(), List.of(), null), reached -> {});
        verified.finding().ifPresent(finding -> wrong.add("NOT IN ORDER from " + finding));
        if (!Arrays.equals(verified.root(), restored.root())) {
            wrong.add("The root of the ledger is not that of the archive");
        }
        Findings findings = context.getBean(SelfCheck.class).run(PATIENCE);
        findings.differences().forEach((view, ids) -> wrong.add(view + " differs in " + String.join(", ", ids)));
        findings.behind().forEach(view -> wrong.add(view + " is behind"));
        return wrong;
    }
}
