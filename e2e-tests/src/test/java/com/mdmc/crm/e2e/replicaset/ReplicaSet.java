package com.mdmc.crm.e2e.replicaset;

import com.mongodb.ConnectionString;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.MongoDBContainer;

/** A replica set to test on: the one {@code CRM_TEST_MONGODB_URI} names, or one in a container where Docker runs. */
final class ReplicaSet implements AutoCloseable {
    private static final String IMAGE = "mongo:8.0";

    private final MongoDBContainer container;
    private final String uri;

    private ReplicaSet(MongoDBContainer container, String uri) {
        this.container = container;
        this.uri = uri;
    }

    static Optional<ReplicaSet> find() {
        String named = System.getenv("CRM_TEST_MONGODB_URI");
        if (named != null && !named.isBlank()) {
            return Optional.of(new ReplicaSet(null, named));
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        MongoDBContainer container = new MongoDBContainer(IMAGE);
        container.start();
        return Optional.of(new ReplicaSet(container, container.getConnectionString()));
    }

    /** The connection string of a database nobody has used. */
    String freshDatabase() {
        ConnectionString parsed = new ConnectionString(uri);
        String database = "crm_test_" + UUID.randomUUID().toString().substring(0, 8);
        String authority = String.join(",", parsed.getHosts());
        int start = uri.indexOf(authority) + authority.length();
        String rest = uri.substring(start).replaceFirst("^/[^?]*", "");
        return uri.substring(0, start) + "/" + database + rest;
    }

    @Override
    public void close() {
        if (container != null) {
            container.stop();
        }
    }
}
