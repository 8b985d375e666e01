package com.mdmc.crm.embeddedstore.key;

/** First byte of an encoded value, in MongoDB's order of types; tag + 1 is no tag, so it ends the type's keys. */
public final class TypeTag {

    public static final byte END = 0x01;
    public static final byte MIN_KEY = 0x04;
    public static final byte EMPTY_ARRAY = 0x08;
    public static final byte NULL = 0x0c;
    public static final byte NUMBER = 0x10;
    public static final byte STRING = 0x14;
    public static final byte DOCUMENT = 0x18;
    public static final byte ARRAY = 0x1c;
    public static final byte BINARY = 0x20;
    public static final byte LEGACY_UUID = 0x24;
    public static final byte UUID = 0x28;
    public static final byte OBJECT_ID = 0x2c;
    public static final byte BOOLEAN = 0x30;
    public static final byte DATE = 0x34;
    public static final byte TIMESTAMP = 0x38;
    public static final byte REGEX = 0x3c;
    public static final byte MAX_KEY = 0x40;

    private TypeTag() {}
}
