package com.mdmc.crm.platform.configuration;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the store answers. */
@Component("store")
class StoreHealth extends AbstractHealthIndicator {
    private final MongoDatabase database;

    StoreHealth(MongoDatabase database) {
        super("the store does not answer");
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        database.runCommand(new Document("ping", 1));
        health.up();
    }
}
