package com.mdmc.crm.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.ConnectionClosedEvent;
import com.mongodb.event.ConnectionPoolListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDbPointer;
import org.bson.BsonSymbol;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

    @TempDir
    static Path directory;

    private static OpenStore open;

    @BeforeAll
    static void open() {
        open = new OpenStore(directory);
    }

    @AfterAll
    static void close() {
        open.close();
    }

    @Test
    void healthIsAskedByHelloAndPing() {
        Document hello = open.database().runCommand(new Document("hello", 1));
        assertThat(hello).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
        assertThat(open.database().runCommand(new Document("ping", 1))).containsEntry("ok", 1.0);
    }

    @Test
    void aValueThatCannotBeReadIsRefusedAndTheConnectionKept() {
        AtomicInteger closed = new AtomicInteger();
        ConnectionPoolListener listener = new ConnectionPoolListener() {
            @Override
            public void connectionClosed(ConnectionClosedEvent event) {
                closed.incrementAndGet();
            }
        };
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(open.store().connectionString()))
                .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(listener))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            MongoCollection<Document> leads = client.getDatabase("crm").getCollection("leads");
            for (Object unreadable : List.of(
                    new BsonSymbol("a"),
                    new BsonDbPointer("a", new ObjectId()),
                    new BsonBinary(BsonBinarySubType.UUID_STANDARD, new byte[1]))) {
                assertThatThrownBy(
                                () -> leads.find(new Document("a", unreadable)).first())
                        .isInstanceOfSatisfying(
                                MongoCommandException.class,
                                e -> assertThat(e.getErrorCodeName()).isEqualTo("InvalidBSON"));
            }
            assertThat(closed).hasValue(0);
        }
    }

    @Test
    void withoutThePasswordOfThisStartNothingIsRead() {
        try (MongoClient stranger =
                MongoClients.create("mongodb://127.0.0.1:" + open.store().port())) {
            assertThatThrownBy(() -> stranger.getDatabase("crm")
                            .getCollection("leads")
                            .find()
                            .first())
                    .isInstanceOfSatisfying(
                            MongoCommandException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(13));
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        String wrong = open.store().connectionString().replaceFirst("crm:[0-9a-f]+", "crm:guess");
        try (MongoClient stranger = MongoClients.create(wrong)) {
            assertThatThrownBy(() -> stranger.getDatabase("crm")
                            .getCollection("leads")
                            .find()
                            .first())
                    .isInstanceOf(MongoSecurityException.class);
        }
    }

    @Test
    void onlyTheLoopbackInterfaceIsServed() throws Exception {
        List<InetAddress> others = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            Collections.list(network.getInetAddresses()).stream()
                    .filter(address -> !address.isLoopbackAddress())
                    .forEach(others::add);
        }
        for (InetAddress address : others) {
            assertThatThrownBy(() -> {
                        try (Socket socket = new Socket()) {
                            socket.connect(
                                    new InetSocketAddress(address, open.store().port()), 500);
                        }
                    })
                    .as("port on %s", address)
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void aLongScanHoldsUpNobodyElse() throws Exception {
        for (int i = 0; i < 10; i++) {
            List<Document> documents = new ArrayList<>();
            for (int j = 0; j < 1_000; j++) {
                documents.add(new Document("_id", i * 1_000 + j).append("text", "x".repeat(16)));
            }
            open.database().getCollection("long").insertMany(documents);
        }
        long before = open.store().metrics().collectionScans();
        Thread scan = new Thread(() -> open.database()
                .getCollection("long")
                .countDocuments(new Document("text", new Document("$regex", "(x+x+)+y$").append("$options", ""))));
        scan.setDaemon(true);
        scan.start();
        while (open.store().metrics().collectionScans() == before) {
            Thread.onSpinWait();
        }
        List<Boolean> meanwhile = WritesTest.inParallel(16, () -> {
            open.database().getCollection("long").insertOne(new Document());
            return scan.isAlive();
        });
        assertThat(meanwhile)
                .as("inserts acknowledged before the scan has ended")
                .containsOnly(true);
    }
}
