package com.mdmc.crm.benchmarks.store;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;

/** One store under measurement, served on a loopback port. */
interface StoreArm extends AutoCloseable {

    String connectionString();

    @Override
    void close();

    /** The product's embedded store: durable before it acknowledges. */
    static StoreArm embedded(Path directory) {
        EmbeddedStore store = EmbeddedStore.open(directory);
        return new StoreArm() {
            @Override
            public String connectionString() {
                return store.connectionString();
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    /** The library with its H2 backend as shipped: commits about once a second, whatever it acknowledged. */
    static StoreArm stock(Path directory) {
        return served(new H2Backend(file(directory)));
    }

    /** The same with a commit and a sync of the file after every write. */
    static StoreArm commitAndSync(Path directory) {
        return served(new H2Backend(file(directory)) {
            @Override
            public Document handleMessage(MongoMessage message) {
                Document answer = super.handleMessage(message);
                if (message.getDocument().containsKey("insert")) {
                    commit();
                    getMvStore().sync();
                }
                return answer;
            }
        });
    }

    private static String file(Path directory) {
        return directory.resolve("stock.mv").toString();
    }

    private static StoreArm served(H2Backend backend) {
        MongoServer server = new MongoServer(backend);
        String connectionString = server.bindAndGetConnectionString();
        return new StoreArm() {
            @Override
            public String connectionString() {
                return connectionString;
            }

            @Override
            public void close() {
                server.shutdownNow();
            }
        };
    }
}
