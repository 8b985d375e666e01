package com.mdmc.crm.command.automation;

import com.mdmc.crm.kernel.DomainEvent;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every policy a processor of its own, with a place to park what it cannot do. */
@Configuration(proxyBeanMethods = false)
class AutomationConfiguration {
    private static final int BATCH = 100;

    @Bean
    ConfigurerModule policyProcessors(ObjectProvider<Policy> policies, MongoTemplate template, Serializer serializer) {
        List<PolicyProcessor> processors =
                policies.orderedStream().map(PolicyProcessor::new).toList();
        return configurer -> configurer.eventProcessing(processing ->
                processors.forEach(each -> register(processing, each, deadLetters(template, serializer, each.name()))));
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
            PolicyProcessor policy,
            SequencedDeadLetterQueue<EventMessage<?>> parked) {
        String name = policy.name();
        processing
                .registerPooledStreamingEventProcessor(
                        name,
                        org.axonframework.config.Configuration::eventStore,
                        (axon, processor) -> processor
                                .initialSegmentCount(1)
                                .batchSize(BATCH)
                                .initialToken(StreamableMessageSource::createTailToken))
                .registerEventHandler(axon -> policy)
                .assignHandlerInstancesMatching(name, each -> each == policy)
                .registerSequencingPolicy(name, axon -> AutomationConfiguration::subjectOf)
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerDeadLetterQueue(name, axon -> parked)
                .registerDeadLetterPolicy(name, axon -> new FewAttempts());
    }

    private static Object subjectOf(EventMessage<?> message) {
        return message.getPayload() instanceof DomainEvent event ? event.subject() : message.getIdentifier();
    }
}
