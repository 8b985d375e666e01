package com.mdmc.crm.query.view;

import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.eventstore.Ledger;
import com.mdmc.crm.query.history.PastStates;
import com.mdmc.crm.query.list.Lists;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
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
    PastStates pastStates(Ledger ledger) {
        return new PastStates(ledger);
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
            MongoTemplate template,
            Serializer serializer,
            ProcessorProgress progress,
            Ledger ledger) {
        List<Projection> kept = running ? projections.all() : List.of();
        return configurer -> configurer.eventProcessing(processing -> kept.forEach(projection -> {
            var parked = deadLetters(template, serializer, projection.name());
            register(
                    processing,
                    new ProjectionHandler(projection, progress, new ParkingLot(projection.name(), parked), ledger),
                    parked);
        }));
    }

    private static SequencedDeadLetterQueue<EventMessage<?>> deadLetters(
            MongoTemplate template, Serializer serializer, String name) {
        return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(name)
                .mongoTemplate(template)
                .serializer(serializer)
                .build();
    }

    private static void register(
            EventProcessingConfigurer processing,
            ProjectionHandler handler,
            SequencedDeadLetterQueue<EventMessage<?>> parked) {
        String name = handler.name();
        processing
                .registerPooledStreamingEventProcessor(
                        name,
                        org.axonframework.config.Configuration::eventStore,
                        (axon, processor) -> processor
                                .initialSegmentCount(1)
                                .batchSize(BATCH)
                                .initialToken(StreamableMessageSource::createTailToken))
                .registerEventHandler(axon -> handler)
                .assignHandlerInstancesMatching(name, each -> each == handler)
                .registerSequencingPolicy(name, axon -> ProjectionConfiguration::subjectOf)
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerDeadLetterQueue(name, axon -> parked)
                .registerHandlerInterceptor(name, axon -> (unitOfWork, chain) -> {
                    Object result = chain.proceed();
                    handler.afterMessage(unitOfWork);
                    return result;
                });
    }

    private static Object subjectOf(EventMessage<?> message) {
        return message.getPayload() instanceof DomainEvent event ? event.subject() : message.getIdentifier();
    }
}
