package com.mdmc.crm.query;

import com.mdmc.crm.ledger.axon.LedgerFollowers;
import com.mdmc.crm.ledger.read.Ledger;
import com.mdmc.crm.projections.asof.PastStates;
import com.mdmc.crm.projections.asof.PastViews;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.processing.ParkingLot;
import com.mdmc.crm.projections.processing.ProcessorProgress;
import com.mdmc.crm.projections.processing.ProjectionHandler;
import com.mdmc.crm.projections.processing.Projections;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.list.Lists;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every view and every other projection a processor of its own: one segment, so that events come in order. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
    private static final int BATCH = 500;

    @Bean
    Views views(MongoDatabase database) {
        return new Views(database);
    }

    @Bean
    Lists lists(Views views) {
        return new Lists(views);
    }

    @Bean
    PastStates pastStates(Views views, Ledger ledger) {
        return new PastStates(views, ledger);
    }

    @Bean
    PastViews pastViews(Views views, Ledger ledger, Progress progress) {
        return new PastViews(views, ledger, progress);
    }

    @Bean
    ProcessorProgress progress(MongoTemplate template, Serializer serializer) {
        return new ProcessorProgress(new StoredTokens(template, serializer)::positionOf);
    }

    /** @param running whether this process keeps projections; an operator's command does not */
    @Bean
    ConfigurerModule projectionProcessors(
            @Value("${crm.processors:true}") boolean running,
            Projections projections,
            LedgerFollowers followers,
            ProcessorProgress progress,
            Ledger ledger) {
        List<Projection> kept = running ? projections.all() : List.of();
        return configurer -> configurer.eventProcessing(processing -> kept.forEach(projection -> {
            var parked = followers.parkedBy(projection.name());
            var handler =
                    new ProjectionHandler(projection, progress, new ParkingLot(projection.name(), parked), ledger);
            followers.register(processing, handler.name(), handler, BATCH, parked, List.of((unitOfWork, chain) -> {
                Object result = chain.proceed();
                handler.afterMessage(unitOfWork);
                return result;
            }));
        }));
    }
}
