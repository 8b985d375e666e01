package com.mdmc.crm.query.selfcheck;

import com.mdmc.crm.ledger.read.Ledger;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.processing.Projections;
import com.mdmc.crm.projections.rebuild.HeldTokens;
import com.mdmc.crm.projections.selfcheck.SelfCheck;
import com.mongodb.client.MongoDatabase;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the comparison of the views with the ledger. */
@Configuration(proxyBeanMethods = false)
class SelfCheckConfiguration {

    @Bean
    SelfCheck selfCheck(
            Projections projections, MongoDatabase database, Ledger ledger, Progress progress, TokenStore tokens) {
        return new SelfCheck(projections.rebuildable(), database, ledger, progress, new HeldTokens(tokens));
    }

    @Bean
    SelfCheckAlarm selfCheckAlarm(EventBus events) {
        return new SelfCheckAlarm(events);
    }

    @Bean
    @ConditionalOnProperty(name = "crm.processors", havingValue = "true", matchIfMissing = true)
    NightlySelfCheck nightlySelfCheck(SelfCheck check, SelfCheckAlarm alarm) {
        return new NightlySelfCheck(check, alarm);
    }
}
