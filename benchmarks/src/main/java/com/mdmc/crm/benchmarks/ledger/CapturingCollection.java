package com.mdmc.crm.benchmarks.ledger;

import com.mongodb.client.MongoCollection;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/** A collection that hands over what is inserted: shows how the stock engine would have stored it. */
final class CapturingCollection {

    private final Consumer<List<Document>> taken;

    CapturingCollection(Consumer<List<Document>> taken) {
        this.taken = taken;
    }

    @SuppressWarnings("unchecked")
    MongoCollection<Document> collection() {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoCollection.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("insertMany")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    taken.accept((List<Document>) arguments[0]);
                    return null;
                });
    }
}
