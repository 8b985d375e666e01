package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.mongo.document.Bson;
import com.mdmc.crm.embeddedstore.storage.StoreMap;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;

/** All records of a collection in the order they were written, as they are now. */
final class RecordCursor implements Iterator<RecordCursor.Entry> {

    private final Cursor<byte[], byte[]> cursor;

    private RecordCursor(StoreMap records) {
        cursor = records.view().cursor(null, false);
    }

    /** One stored document. */
    record Entry(long number, byte[] bson) {

        Document document() {
            return Bson.decode(bson);
        }
    }

    static Stream<Entry> of(StoreMap records) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new RecordCursor(records), 0), false);
    }

    @Override
    public boolean hasNext() {
        return cursor.hasNext();
    }

    @Override
    public Entry next() {
        return new Entry(ByteBuffer.wrap(cursor.next()).getLong(), cursor.getValue());
    }
}
