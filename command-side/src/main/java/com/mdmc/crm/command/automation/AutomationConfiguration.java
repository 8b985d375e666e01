package com.mdmc.crm.command.automation;

import com.mdmc.crm.ledger.axon.LedgerProcessors;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every policy a processor of its own, with a place to park what it cannot do. */
@Configuration(proxyBeanMethods = false)
class AutomationConfiguration {
    private static final int BATCH = 100;

    @Bean
    ConfigurerModule policyProcessors(ObjectProvider<Policy> policies, LedgerProcessors followers) {
        List<PolicyProcessor> processors =
                policies.orderedStream().map(PolicyProcessor::new).toList();
        return configurer -> configurer.eventProcessing(processing -> processors.forEach(each ->
                followers.register(processing, each.name(), each, BATCH, followers.parkedBy(each.name()), List.of())));
    }
}
