package com.mdmc.crm.ledger;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A proxy that cuts connections before a request gets through, or after it did and before the answer comes back. */
public final class UnreliableNetwork implements Closeable {

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int serverPort;
    private final Random random;
    private volatile double trouble;

    public UnreliableNetwork(int serverPort, long seed) throws IOException {
        this.serverPort = serverPort;
        this.random = new Random(seed);
        start(this::accept);
    }

    /** A client that comes this way and looks for its server again at once when a connection was cut. */
    public MongoClient connect() {
        String uri = "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=2000".formatted(entrance.getLocalPort());
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToServerSettings(server -> server.heartbeatFrequency(50, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(2, TimeUnit.MILLISECONDS))
                .build());
    }

    /** Sets the probability that a message is lost together with its connection. */
    public void setTrouble(double probability) {
        trouble = probability;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket client = entrance.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> pump(client, server));
            start(() -> pump(server, client));
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read > 0 && !cut(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    private synchronized boolean cut() {
        return random.nextDouble() < trouble;
    }

    private static void start(Traffic traffic) {
        Thread thread = new Thread(() -> {
            try {
                traffic.flow();
            } catch (IOException e) {
                // the other side hung up
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Traffic {
        void flow() throws IOException;
    }
}
