package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.ledger.proof.TreeGrower;
import com.mdmc.crm.ledger.read.Ledger;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the tree together: who grows it, who signs it, where checkpoints go. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    private static final Duration WEBHOOK_PAUSE = Duration.ofSeconds(1);

    @Bean
    StoredTree storedTree(MongoDatabase database) {
        return new StoredTree(database);
    }

    @Bean
    StoredCheckpoints storedCheckpoints(MongoDatabase database) {
        return new StoredCheckpoints(database);
    }

    @Bean
    CheckpointKeys checkpointKeys(
            MongoDatabase database, MasterKey master, Clock clock, @Value("${crm.audit.origin}") String origin) {
        return new CheckpointKeys(database, master, clock, origin);
    }

    @Bean
    AuditKeyRotation auditKeyRotation(CheckpointKeys keys, EventBus events, Ledger ledger) {
        return new AuditKeyRotation(keys, events, ledger);
    }

    @Bean
    LedgerVerification ledgerVerification(MongoDatabase database) {
        return new LedgerVerification(database);
    }

    @Bean
    CheckpointSinks checkpointSinks(@Value("${crm.data}") Path data, @Value("${crm.audit.webhook}") String webhook) {
        return new CheckpointSinks(
                new PublishedFiles(data.resolve("audit")),
                webhook.isBlank() ? null : new Webhook(URI.create(webhook.strip()), WEBHOOK_PAUSE));
    }

    @Bean
    ProofKeeper proofKeeper(
            Ledger ledger,
            StoredTree tree,
            StoredCheckpoints checkpoints,
            CheckpointKeys keys,
            CheckpointSinks sinks,
            Clock clock,
            @Value("${crm.audit.interval}") Duration interval) {
        String process = ProcessHandle.current().pid() + "@" + Long.toHexString(System.nanoTime());
        return new ProofKeeper(
                new TreeGrower(ledger, tree, process, clock),
                new CheckpointSigner(keys, checkpoints, sinks, clock),
                interval);
    }
}
