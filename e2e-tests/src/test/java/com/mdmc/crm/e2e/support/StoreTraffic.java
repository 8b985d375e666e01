package com.mdmc.crm.e2e.support;

import com.mongodb.ConnectionString;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Hands on what a program and its store say to each other, and counts the commands. */
public final class StoreTraffic implements AutoCloseable {
    private static final int HEADER = 16;
    private static final int OP_MSG = 2013;
    /** Flag bits, the kind of the first section, its length and the type of its first element. */
    private static final int TO_FIRST_NAME = HEADER + 4 + 1 + 4 + 1;

    private static final Set<String> HANDSHAKE =
            Set.of("hello", "isMaster", "ismaster", "ping", "saslStart", "saslContinue", "endSessions", "buildInfo");

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String address;
    private final int port;
    private final Map<String, LongAdder> commands = new ConcurrentHashMap<>();

    /** @param store the store's connection string */
    public StoreTraffic(String store) throws IOException {
        this.address = store;
        this.port =
                Integer.parseInt(new ConnectionString(store).getHosts().get(0).split(":")[1]);
        start(this::accept);
    }

    /** The connection string of the store by this way. */
    public String connectionString() {
        return address.replace(":" + port, ":" + listener.getLocalPort());
    }

    /** How many commands there were of each kind, on each collection, since this was last asked for. */
    public Map<String, Long> drain() {
        Map<String, Long> counted = new TreeMap<>();
        commands.forEach((name, count) -> counted.put(name, count.sumThenReset()));
        counted.values().removeIf(count -> count == 0);
        return counted;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket store = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                store.setTcpNoDelay(true);
                start(() -> count(client, store));
                start(() -> copy(store, client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void count(Socket client, Socket store) {
        try (client;
                store) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = store.getOutputStream();
            while (true) {
                byte[] length = in.readNBytes(4);
                if (length.length < 4) {
                    return;
                }
                byte[] message = new byte[little(length).getInt(0)];
                System.arraycopy(length, 0, message, 0, 4);
                in.readFully(message, 4, message.length - 4);
                note(message);
                out.write(message);
            }
        } catch (IOException closed) {
            // Either side may go at any time.
        }
    }

    private void note(byte[] message) {
        if (little(message).getInt(12) == OP_MSG) {
            int end = TO_FIRST_NAME;
            while (message[end] != 0) {
                end++;
            }
            String name = new String(message, TO_FIRST_NAME, end - TO_FIRST_NAME, StandardCharsets.UTF_8);
            if (!HANDSHAKE.contains(name)) {
                commands.computeIfAbsent(name + collection(message, end + 1), unseen -> new LongAdder())
                        .increment();
            }
        }
    }

    private static String collection(byte[] message, int value) {
        boolean isText = message[TO_FIRST_NAME - 1] == 2;
        return isText
                ? " " + new String(message, value + 4, little(message).getInt(value) - 1, StandardCharsets.UTF_8)
                : "";
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // Either side may go at any time.
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "store-traffic");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
