package com.mdmc.crm.platform.configuration;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the store answers, and nothing else keeps the program from its work. */
@Component("store")
class StoreHealth extends AbstractHealthIndicator {
    private final MongoDatabase database;
    private final Readiness readiness;

    StoreHealth(MongoDatabase database, Readiness readiness) {
        super("the store does not answer");
        this.database = database;
        this.readiness = readiness;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        database.runCommand(new Document("ping", 1));
        Map<String, String> reasons = readiness.reasons();
        if (reasons.isEmpty()) {
            health.up();
        } else {
            health.down().withDetails(reasons);
        }
    }
}
