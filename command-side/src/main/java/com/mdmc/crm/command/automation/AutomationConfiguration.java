package com.mdmc.crm.command.automation;

import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.ledger.axon.LedgerProcessors.Group;
import com.mdmc.crm.ledger.axon.token.FormerProcessors;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has one processor tell the policies of what happened; each has a place of its own to park what it cannot do. */
@Configuration(proxyBeanMethods = false)
class AutomationConfiguration {
    private static final String PROCESSOR = "policies";
    private static final int BATCH = 100;

    /** Each policy had a processor of its own. */
    @Bean
    FormerProcessors formerPolicyProcessors(ObjectProvider<Policy> policies) {
        return processor -> processor.equals(PROCESSOR)
                ? policies.orderedStream().map(Policy::name).toList()
                : List.of();
    }

    @Bean
    ConfigurerModule policyProcessors(ObjectProvider<Policy> policies, LedgerProcessors followers) {
        List<Group> groups = policies.orderedStream()
                .map(policy -> new Group(
                        policy.name(), new PolicyHandler(policy), followers.parkedBy(policy.name()), () -> {}))
                .toList();
        return configurer -> configurer.eventProcessing(
                processing -> followers.register(processing, PROCESSOR, BATCH, groups, List.of()));
    }
}
