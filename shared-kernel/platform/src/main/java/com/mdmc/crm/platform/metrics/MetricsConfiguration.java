package com.mdmc.crm.platform.metrics;

import com.mdmc.crm.ledger.append.AppendListener;
import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.platform.operations.NodeIdentity;
import com.mdmc.crm.platform.operations.NodeReports;
import com.mdmc.crm.platform.operations.ProcessorStates;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the meters of both sides. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    @Bean
    AppendListener ledgerMetrics(MeterRegistry registry, EventTypes types) {
        return LedgerMetrics.in(registry, types);
    }

    @Bean
    NodeMetrics nodeMetrics(
            MeterRegistry registry,
            ProcessorStates states,
            NodeReports nodes,
            NodeIdentity self,
            LedgerProcessors processors) {
        return new NodeMetrics(registry, states, nodes, self, processors);
    }

    @Bean
    StoreMetrics storeMetrics(MongoDatabase database, @Value("${crm.data}") Path data) {
        return new StoreMetrics(database, data);
    }
}
