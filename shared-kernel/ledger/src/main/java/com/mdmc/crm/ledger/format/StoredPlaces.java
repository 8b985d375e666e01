package com.mdmc.crm.ledger.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bson.BSONException;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;

/** Stream positions of the events of a stored commit, read without decoding anything else. */
public final class StoredPlaces {

    private final BsonBinaryReader in;
    private final List<Place> places = new ArrayList<>(2);

    /**
     * One event's place.
     *
     * @param aggregateId null for an event that stands alone
     */
    public record Place(String aggregateId, long sequence) {}

    private StoredPlaces(BsonBinaryReader in) {
        this.in = in;
    }

    /**
     * One place for each event.
     *
     * @throws IllegalArgumentException if the document cannot be read
     */
    public static List<Place> of(CommitDocument document) {
        ByteBuffer bytes = ByteBuffer.wrap(document.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        try (BsonBinaryReader in = new BsonBinaryReader(bytes)) {
            StoredPlaces reading = new StoredPlaces(in);
            reading.readCommit();
            return reading.places;
        } catch (BSONException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void readCommit() {
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            if (in.readName().equals("e")) {
                readEvents();
            } else {
                in.skipValue();
            }
        }
    }

    private void readEvents() {
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            readEvent();
        }
        in.readEndArray();
    }

    private void readEvent() {
        String aggregateId = null;
        long sequence = -1;
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (in.readName()) {
                case "g" -> aggregateId = in.readString();
                case "q" -> sequence = in.readInt64();
                default -> in.skipValue();
            }
        }
        in.readEndDocument();
        places.add(new Place(aggregateId, sequence));
    }
}
