package com.mdmc.crm.query.operations;

import com.mdmc.crm.platform.operations.NodeRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this side is called among the nodes. */
@Configuration(proxyBeanMethods = false)
class OperationsQueryConfiguration {

    @Bean
    NodeRole queryRole() {
        return new NodeRole("query");
    }
}
