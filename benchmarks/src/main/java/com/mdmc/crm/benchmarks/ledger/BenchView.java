package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;

/** A projection as the query side has them: folds a batch in memory, writes it with one bulk, then says so. */
final class BenchView implements EventMessageHandler, MessageHandlerInterceptor<EventMessage<?>> {

    private final MongoCollection<Document> view;
    private final Consumer<String> written;
    private final Map<String, Document> changed = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();

    BenchView(MongoDatabase database, Consumer<String> written) {
        this.view = database.getCollection("view");
        this.written = written;
    }

    @Override
    public Object handle(EventMessage<?> message) {
        BenchEvent event = (BenchEvent) message.getPayload();
        changed.put(
                event.id(),
                new Document("_id", event.id())
                        .append("position", LedgerPosition.of(message).position())
                        .append("event", event.toString()));
        events.add(message.getIdentifier());
        return null;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Object result = chain.proceed();
        if (!(unitOfWork instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage()) {
            flush();
        }
        return result;
    }

    private void flush() {
        view.bulkWrite(changed.values().stream()
                .map(document -> new ReplaceOneModel<>(
                        Filters.eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true)))
                .toList());
        events.forEach(written);
        changed.clear();
        events.clear();
    }
}
