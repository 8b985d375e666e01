package com.mdmc.crm.embeddedstore.wire;

import com.mdmc.crm.embeddedstore.mongo.StoreBackend;
import com.mdmc.crm.embeddedstore.storage.Storage;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Serves the MongoDB wire protocol on the loopback interface, and nowhere else. */
public final class WireServer implements AutoCloseable {

    // Commands run on these threads: many, so that a long scan holds up few other connections.
    private static final int WORKERS = 64;

    private final EventLoopGroup workers = new MultiThreadIoEventLoopGroup(
            WORKERS, new DefaultThreadFactory("store-wire", true), NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Credentials credentials = new Credentials();
    private final Channel listener;

    /** @param port 0 for a random one */
    public WireServer(StoreBackend backend, Storage storage, int port) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(workers)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 256)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        channel.pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new WireEncoder())
                                .addLast(new WireDecoder())
                                .addLast(new CommandHandler(backend, storage, new Authentication(credentials)));
                    }
                });
        try {
            listener = bootstrap
                    .bind(new InetSocketAddress("127.0.0.1", port))
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException e) {
            workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw e;
        }
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Where and as whom to connect. */
    public String connectionString() {
        return "mongodb://" + Credentials.USER + ":" + credentials.password() + "@127.0.0.1:" + port()
                + "/?authSource=admin&authMechanism=SCRAM-SHA-256&w=majority&journal=true&readConcernLevel=majority"
                + "&retryWrites=false";
    }

    /** Refuses new connections, ends the others and waits a while for the commands that run. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        connections.close().syncUninterruptibly();
        workers.shutdownGracefully(0, 10, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
    }
}
