package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.LedgerEventStore;
import com.mdmc.crm.ledger.proof.CheckpointComparison;
import com.mdmc.crm.ledger.proof.Cosignatures;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.ledger.proof.TreeGrower;
import com.mdmc.crm.platform.configuration.Readiness;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the Merkle tree, its signer and its checkpoint sinks. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    private static final Duration DELIVERY_PAUSE = Duration.ofSeconds(1);

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

    /**
     * Compared before anything is written to the ledger.
     *
     * @param isCompared whether checkpoints are kept outside the store at all; not while it is repaired
     * @throws com.mdmc.crm.ledger.settings.StartRefusedException if it is not the one that was signed
     */
    @Bean
    LedgerIdentity ledgerIdentity(
            MongoDatabase database,
            CheckpointKeys keys,
            @Value("${crm.data}") Path data,
            @Value("${crm.audit.dir}") String second,
            @Value("${crm.audit.accept-loss:false}") boolean isLossAccepted,
            @Value("${crm.audit.compare:true}") boolean isCompared) {
        LedgerIdentity identity = new LedgerIdentity(
                new CheckpointComparison(database),
                new StoredCheckpoints(database),
                keys,
                isCompared ? directories(data, second) : List.of());
        if (!isLossAccepted) {
            identity.require();
        }
        return identity;
    }

    private static List<Path> directories(Path data, String second) {
        Path first = data.resolve("audit");
        return second.isBlank() ? List.of(first) : List.of(first, Path.of(second.strip()));
    }

    @Bean
    @ConditionalOnProperty("crm.audit.accept-loss")
    AcceptedLoss acceptedLoss(LedgerIdentity identity, EventBus events, Clock clock) {
        return new AcceptedLoss(identity, events, clock);
    }

    @Bean
    CheckpointAlarm checkpointAlarm(LedgerIdentity identity, EventBus events, Readiness readiness) {
        return new CheckpointAlarm(identity, events, readiness);
    }

    @Bean
    @ConditionalOnProperty(name = "crm.processors", havingValue = "true", matchIfMissing = true)
    NightlyVerification nightlyVerification(
            LedgerIdentity identity, LedgerVerification verification, CheckpointAlarm alarm) {
        return new NightlyVerification(identity, verification, alarm);
    }

    @Bean
    MeterBinder checkpointMetrics(StoredCheckpoints checkpoints, Ledger ledger) {
        return registry -> Gauge.builder(
                        "crm.checkpoint.unsigned.commits",
                        () -> ledger.head()
                                - checkpoints
                                        .latest()
                                        .map(StoredCheckpoints.Stored::size)
                                        .orElse(0L))
                .description("commits after the last signed checkpoint")
                .register(registry);
    }

    @Bean
    Cosignatures cosignatures(MongoDatabase database) {
        return new Cosignatures(database);
    }

    @Bean
    WitnessStatus witnessStatus(
            EventBus events,
            Clock clock,
            WitnessSettings witness,
            @Value("${crm.audit.witness-patience}") Duration patience) {
        return new WitnessStatus(witness.key(), events, clock, patience);
    }

    @Bean
    WitnessSettings witnessSettings(
            @Value("${crm.audit.witness}") String prefix, @Value("${crm.audit.witness-key}") String key) {
        return new WitnessSettings(prefix.strip(), key.strip());
    }

    @Bean
    CheckpointSinks checkpointSinks(
            LedgerIdentity identity,
            CheckpointAlarm alarm,
            @Value("${crm.audit.webhook}") String webhook,
            WitnessSettings witness,
            Cosignatures cosignatures,
            StoredTree tree,
            Ledger ledger,
            WitnessStatus status) {
        List<CheckpointSink> sinks = new ArrayList<>();
        identity.directories().forEach(directory -> sinks.add(new PublishedFiles(directory, alarm::isOfThisLedger)));
        if (!webhook.isBlank()) {
            sinks.add(new Webhook(URI.create(webhook.strip()), DELIVERY_PAUSE));
        }
        witness.client()
                .map(client -> new Witness(client, cosignatures, tree, ledger, status, DELIVERY_PAUSE))
                .ifPresent(sinks::add);
        return new CheckpointSinks(sinks);
    }

    @Bean
    ProofKeeper proofKeeper(
            Ledger ledger,
            StoredTree tree,
            StoredCheckpoints checkpoints,
            CheckpointKeys keys,
            CheckpointSinks sinks,
            LedgerEventStore events,
            Clock clock,
            @Value("${crm.audit.interval}") Duration interval) {
        String process = ProcessHandle.current().pid() + "@" + Long.toHexString(System.nanoTime());
        return new ProofKeeper(
                new TreeGrower(ledger, tree, process, clock),
                new CheckpointSigner(keys, checkpoints, sinks, clock),
                events::seen,
                interval);
    }
}
