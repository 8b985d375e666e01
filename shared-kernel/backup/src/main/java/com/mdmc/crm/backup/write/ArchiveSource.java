package com.mdmc.crm.backup.write;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.StoreSecretTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;

/** What an archive is written from: one store, through the driver alone. */
public record ArchiveSource(
        MongoDatabase database,
        MongoCommitLog commits,
        StoredCheckpoints checkpoints,
        StoredTree tree,
        SubjectKeyTransfer keys,
        StoreSecretTransfer secrets,
        StoredTokens tokens,
        Clock clock) {

    public static ArchiveSource of(MongoDatabase database, MasterKey master, StoredTokens tokens, Clock clock) {
        return new ArchiveSource(
                database,
                MongoCommitLog.reading(database),
                new StoredCheckpoints(database),
                new StoredTree(database),
                new SubjectKeyTransfer(database, master),
                new StoreSecretTransfer(master),
                tokens,
                clock);
    }
}
