package com.mdmc.crm.command.operations;

import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.operations.NodeRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operators' commands, and what this side is called among the nodes. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

    @Bean
    EventType managedObjectSnapshot() {
        return EventType.named("ManagedObject", ManagedObject.class);
    }

    @Bean
    NodeRole commandRole() {
        return new NodeRole("command");
    }
}
