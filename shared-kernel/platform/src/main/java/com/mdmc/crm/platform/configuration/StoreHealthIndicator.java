package com.mdmc.crm.platform.configuration;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the store answers and takes writes, and nothing else keeps the program from its work. */
@Component("store")
class StoreHealthIndicator extends AbstractHealthIndicator {
    private final MongoDatabase database;
    private final ObjectProvider<StoreCondition> conditions;
    private final Readiness readiness;

    StoreHealthIndicator(MongoDatabase database, ObjectProvider<StoreCondition> conditions, Readiness readiness) {
        super("the store does not answer");
        this.database = database;
        this.conditions = conditions;
        this.readiness = readiness;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        database.runCommand(new Document("ping", 1));
        conditions.stream()
                .map(StoreCondition::unwritable)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresentOrElse(reason -> readiness.lost("store", reason), () -> readiness.resolved("store"));
        Map<String, String> reasons = readiness.reasons();
        if (reasons.isEmpty()) {
            health.up();
        } else {
            health.down().withDetails(reasons);
        }
    }
}
