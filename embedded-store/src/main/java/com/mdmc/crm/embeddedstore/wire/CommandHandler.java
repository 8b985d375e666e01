package com.mdmc.crm.embeddedstore.wire;

import com.mdmc.crm.embeddedstore.mongo.StoreBackend;
import com.mdmc.crm.embeddedstore.mongo.collection.Awaited;
import com.mdmc.crm.embeddedstore.mongo.command.Replies;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.redo.Outcome;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the commands of one connection, and holds each reply back until what it rests on is durable. */
final class CommandHandler extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(CommandHandler.class);
    private static final AtomicInteger REPLIES = new AtomicInteger();

    private final StoreBackend backend;
    private final Storage storage;
    private final Authentication authentication;

    CommandHandler(StoreBackend backend, Storage storage, Authentication authentication) {
        this.backend = backend;
        this.storage = storage;
        this.authentication = authentication;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        Awaited.reset();
        Document answer = request instanceof UnreadableMessage unreadable
                ? Replies.error(unreadable.reason())
                : answer(context, request.getDatabaseName(), command(request));
        storage.whenDurable(Awaited.unit(), new Outcome() {
            @Override
            public void durable() {
                reply(context, request, answer);
            }

            @Override
            public void failed(IOException cause) {
                reply(context, request, Undurable.answer(answer, cause));
            }
        });
    }

    private static Document command(ClientRequest request) {
        if (request instanceof MongoMessage message) {
            return message.getDocument();
        }
        Document query = ((MongoQuery) request).getQuery();
        return query.get("$query") instanceof Document wrapped ? wrapped : query;
    }

    private Document answer(ChannelHandlerContext context, String database, Document command) {
        String name = command.keySet().iterator().next();
        try {
            Document answer = authentication.answer(name, command);
            return answer != null ? answer : backend.handleCommand(context.channel(), database, name, command);
        } catch (MongoServerException e) {
            log.debug("{} failed", name, e);
            return Replies.error(e);
        } catch (RuntimeException e) {
            log.error("{} failed unexpectedly", name, e);
            return Replies.error(new MongoServerException("Unknown error: " + e, e));
        }
    }

    private static void reply(ChannelHandlerContext context, ClientRequest request, Document answer) {
        MessageHeader header =
                new MessageHeader(REPLIES.incrementAndGet(), request.getHeader().getRequestID());
        Object message = request instanceof MongoMessage
                ? new MongoMessage(context.channel(), header, answer)
                : new MongoReply(header, answer);
        context.channel().writeAndFlush(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        backend.handleClose(context.channel());
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.warn("Closing a connection: {}", cause.toString());
        context.close();
    }
}
