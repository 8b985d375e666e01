package com.mdmc.crm.query;

import com.mdmc.crm.ledger.read.Ledger;
import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.processing.Projections;
import com.mdmc.crm.projections.processing.ViewWriter;
import com.mdmc.crm.projections.rebuild.HeldTokens;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mongodb.client.MongoDatabase;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers the projections and what builds them anew. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    Projections projections(
            ObjectProvider<ViewDefinition<?>> views, ObjectProvider<Projection> others, MongoDatabase database) {
        return new Projections(Stream.<Projection>concat(
                        views.orderedStream().map(view -> new ViewWriter<>(view, database)), others.orderedStream())
                .toList());
    }

    @Bean
    Rebuilder rebuilder(
            Projections projections,
            MongoDatabase database,
            Ledger ledger,
            TokenStore tokens,
            MongoTemplate template,
            Serializer serializer) {
        return new Rebuilder(
                projections.rebuildable(),
                database,
                ledger,
                new HeldTokens(tokens),
                name -> MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                        .processingGroup(name)
                        .mongoTemplate(template)
                        .serializer(serializer)
                        .build()
                        .clear());
    }
}
