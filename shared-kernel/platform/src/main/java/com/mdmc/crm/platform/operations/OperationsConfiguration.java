package com.mdmc.crm.platform.operations;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Wires what operators see and do; an operator's command line tool, which has no processors, only sees. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {

    @Bean
    OperationsStore operationsStore(MongoDatabase database, Clock clock) {
        return new OperationsStore(database, clock);
    }

    @Bean
    DeadLetterBox deadLetterBox(MongoTemplate template, LedgerProcessors processors) {
        return new DeadLetterBox(template, processors);
    }

    @Bean
    NodeReports nodeReports(MongoDatabase database, NodeIdentity self, Clock clock) {
        return new NodeReports(database, self, clock);
    }

    @Bean
    ProcessorStates processorStates(
            StoredTokens tokens,
            Ledger ledger,
            OperationsStore operations,
            DeadLetterBox letters,
            NodeReports nodes,
            Clock clock) {
        return new ProcessorStates(tokens, ledger, operations, letters, nodes, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "crm.processors", havingValue = "true", matchIfMissing = true)
    OperationsAgent operationsAgent(
            OperationsStore store,
            EventProcessingConfiguration processing,
            LedgerProcessors ledgerProcessors,
            DeadLetterBox letters,
            Rebuilder rebuilder,
            NodeReports nodes,
            NodeIdentity self,
            ObjectProvider<NodeRole> roles,
            ObjectProvider<ScheduledTaskHolder> tasks,
            ObjectProvider<TaskScheduler> scheduler) {
        ProcessorControl processors = new ProcessorControl(processing);
        ProjectionRebuild rebuild = new ProjectionRebuild(rebuilder, processors, store);
        ScheduledWork work = new ScheduledWork(tasks, scheduler);
        List<String> served = roles.orderedStream().map(NodeRole::name).sorted().toList();
        return new OperationsAgent(
                store,
                processors,
                wished -> ledgerProcessors.pauseOnly(wished, processing),
                List.of(new DeadLetterRetryNow(letters, processing), rebuild, work),
                () -> nodes.report(served, ledgerProcessors.processors(), rebuild.names(), work.entries()),
                nodes::leave,
                self);
    }
}
