package com.mdmc.crm.projections.store;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import com.mdmc.crm.ledger.format.BsonBytes;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lets Jackson write the fields of an object into a document, all but the {@code id} of the object itself. */
final class BsonGenerator extends GeneratorBase {
    private static final String ID = "id";

    private final BsonBytes to;
    // How many objects and arrays are open, and how many of them within a field that is left out.
    private int level;
    private int skipped;
    private boolean skipping;

    BsonGenerator(BsonBytes to, ObjectCodec codec) {
        super(0, codec);
        this.to = to;
    }

    @Override
    public void writeStartObject() throws IOException {
        start(false);
        _writeContext = _writeContext.createChildObjectContext();
    }

    @Override
    public void writeStartArray() throws IOException {
        start(true);
        _writeContext = _writeContext.createChildArrayContext();
    }

    private void start(boolean array) throws IOException {
        String name = next();
        if (level++ == 0) {
            return;
        }
        if (skipping) {
            skipped++;
        } else if (array) {
            to.startArray(name);
        } else {
            to.startDocument(name);
        }
    }

    @Override
    public void writeEndObject() throws IOException {
        end();
    }

    @Override
    public void writeEndArray() throws IOException {
        end();
    }

    private void end() {
        _writeContext = _writeContext.getParent();
        if (--level == 0) {
            return;
        }
        if (skipping) {
            skipped--;
        } else {
            to.close();
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        _writeContext.writeFieldName(name);
        if (skipped == 0) {
            skipping = level == 1 && name.equals(ID);
        }
    }

    @Override
    public void writeFieldName(SerializableString name) throws IOException {
        writeFieldName(name.getValue());
    }

    // The name of the value that is to be written now.
    private String next() throws IOException {
        _verifyValueWrite("write a value");
        return _writeContext.inArray()
                ? Integer.toString(_writeContext.getCurrentIndex())
                : _writeContext.getCurrentName();
    }

    @Override
    protected void _verifyValueWrite(String what) throws IOException {
        if (_writeContext.writeValue() == JsonWriteContext.STATUS_EXPECT_NAME) {
            _reportError("cannot " + what + ": a field's name is expected");
        }
    }

    @Override
    public void writeString(String value) throws IOException {
        if (value == null) {
            writeNull();
            return;
        }
        String name = next();
        if (!skipping) {
            to.put(name, value);
        }
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length));
    }

    @Override
    public void writeUTF8String(byte[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        String name = next();
        if (!skipping) {
            to.put(name, value);
        }
    }

    @Override
    public void writeNull() throws IOException {
        String name = next();
        if (!skipping) {
            to.putNull(name);
        }
    }

    @Override
    public void writeNumber(int value) throws IOException {
        String name = next();
        if (!skipping) {
            to.put(name, value);
        }
    }

    @Override
    public void writeNumber(long value) throws IOException {
        String name = next();
        if (!skipping) {
            to.put(name, value);
        }
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        writeNumber(value.longValueExact());
    }

    @Override
    public void writeNumber(double value) throws IOException {
        String name = next();
        if (!skipping) {
            to.put(name, value);
        }
    }

    @Override
    public void writeNumber(float value) throws IOException {
        writeNumber((double) value);
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        String name = next();
        if (!skipping) {
            to.put(name, value);
        }
    }

    @Override
    public void writeNumber(String value) throws IOException {
        writeNumber(new BigDecimal(value));
    }

    @Override
    public void writeEmbeddedObject(Object value) throws IOException {
        String name = next();
        if (!skipping) {
            to.put(name, (Instant) value);
        }
    }

    @Override
    public void writeRawUTF8String(byte[] text, int offset, int length) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(String text) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(String text, int offset, int length) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(char letter) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        _reportUnsupportedOperation();
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    protected void _releaseBuffers() {
        // The bytes are the caller's.
    }
}
