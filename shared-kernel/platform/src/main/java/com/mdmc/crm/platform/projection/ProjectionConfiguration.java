package com.mdmc.crm.platform.projection;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.LedgerEventStore;
import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.ledger.axon.LedgerProcessors.Group;
import com.mdmc.crm.ledger.axon.token.FormerProcessors;
import com.mdmc.crm.ledger.axon.token.LeasedTokenStore;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.asof.ViewsAsOf;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.processing.DeadLetters;
import com.mdmc.crm.projections.processing.ProcessorProgress;
import com.mdmc.crm.projections.processing.ProjectionHandler;
import com.mdmc.crm.projections.processing.ProjectionProcessor;
import com.mdmc.crm.projections.processing.Projections;
import com.mdmc.crm.projections.rebuild.HeldTokens;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.projections.rebuild.ViewUpgrade;
import com.mdmc.crm.projections.selfcheck.SelfCheck;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.projections.store.WriteRound;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the projection engine over the view definitions of the program, whichever side they are of: each processor has
 * one segment, so that events come in order. An operator's command sets {@code crm.processors} to {@code false}.
 */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {
    private static final int BATCH = 500;

    @Bean
    Views views(MongoDatabase database) {
        return new Views(database);
    }

    @Bean
    StatesAsOf pastStates(Views views, Ledger ledger) {
        return new StatesAsOf(views, ledger);
    }

    @Bean
    ViewsAsOf pastViews(Views views, Ledger ledger, Progress progress) {
        return new ViewsAsOf(views, ledger, progress);
    }

    @Bean
    Projections projections(
            ObjectProvider<ViewDefinition<?>> views, ObjectProvider<Projection> others, MongoDatabase database) {
        return new Projections(
                views.orderedStream().toList(), others.orderedStream().toList(), database);
    }

    @Bean
    StoredTokens storedTokens(MongoTemplate template, Serializer serializer) {
        return new StoredTokens(template, serializer);
    }

    @Bean
    ProcessorProgress progress(
            StoredTokens tokens,
            Projections projections,
            LeasedTokenStore leases,
            LedgerProcessors processors,
            LedgerEventStore events) {
        return new ProcessorProgress(
                tokens::positionOf, projections.processors(), leases::isHeldHere, processors.standing(), events::wake);
    }

    @Bean
    FormerProcessors formerProjectionProcessors(ObjectProvider<Projections> projections) {
        return processor -> projections.getObject().formerProcessors(processor);
    }

    @Bean
    Rebuilder rebuilder(
            Projections projections,
            MongoDatabase database,
            Ledger ledger,
            TokenStore tokens,
            LedgerProcessors processors) {
        return new Rebuilder(
                projections,
                database,
                ledger,
                new HeldTokens(tokens),
                name -> processors.parkedBy(name).clear());
    }

    @Bean
    @ConditionalOnProperty(name = "crm.processors", havingValue = "true", matchIfMissing = true)
    SmartInitializingSingleton viewUpgrade(
            Projections projections, MongoDatabase database, Ledger ledger, StoredTokens tokens, Rebuilder rebuilder) {
        return () -> new ViewUpgrade(projections, database, ledger, tokens, rebuilder).run();
    }

    @Bean
    ConfigurerModule projectionProcessors(
            @Value("${crm.processors:true}") boolean running,
            Projections projections,
            LedgerProcessors processors,
            ProcessorProgress progress,
            MongoClient client,
            Ledger ledger) {
        WriteRound round = new WriteRound(client.getDatabase("admin"));
        return configurer -> configurer.eventProcessing(processing -> {
            if (running) {
                projections.running().forEach((name, kept) -> {
                    List<Group> members = new ArrayList<>();
                    List<ProjectionHandler> handlers = new ArrayList<>();
                    kept.forEach(each -> {
                        var parked = processors.parkedBy(each.name());
                        var handler = new ProjectionHandler(each, new DeadLetters(each.name(), parked), ledger);
                        handlers.add(handler);
                        members.add(new Group(each.name(), handler, parked, handler::forget));
                    });
                    var processor = new ProjectionProcessor(name, handlers, progress, round);
                    processors.register(processing, name, BATCH, members, List.of((unitOfWork, chain) -> {
                        Object result = chain.proceed();
                        processor.afterMessage(unitOfWork);
                        return result;
                    }));
                });
            }
        });
    }

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
