package com.mdmc.crm.embeddedstore.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;

/** A whole message with a value in it that cannot be decoded: it is answered with an error, and the next one is read. */
final class UnreadableMessage extends MongoMessage {

    private static final int INVALID_BSON = 22;

    private final MongoServerError reason;

    UnreadableMessage(Channel channel, MessageHeader header, IllegalArgumentException cause) {
        super(channel, header, new Document());
        this.reason = new MongoServerError(INVALID_BSON, "InvalidBSON", cause.getMessage());
    }

    MongoServerError reason() {
        return reason;
    }
}
