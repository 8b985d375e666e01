package com.mdmc.crm.ledger.format;

import com.mdmc.crm.ledger.merkle.TreeHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * Stored bytes of one commit. Position, times and leaf hash have fixed offsets, so that a commit is encoded once and
 * stamped when its position is known. The leaf hash covers every byte before it.
 */
public final class CommitDocument {

    static final int POSITION_AT = 9;
    static final int LATEST_AT = 20;
    static final int TIME_AT = 31;
    private static final byte DOUBLE = 1;
    private static final byte INT32 = 0x10;
    private static final byte INT64 = 0x12;
    private static final int MISSING_LENGTH = 17;
    private static final int COMMIT_ID_AT = 49;
    private static final int TRAILER = 40 + 1;
    private static final byte[] TRAILER_START = {5, 'h', 0, TreeHash.LENGTH, 0, 0, 0, 0};

    private final byte[] bytes;
    private final List<Integer> positionDigits;
    private final ByteBuffer view;

    public CommitDocument(byte[] bytes) {
        this(bytes, List.of());
    }

    /** @param positionDigits offsets of the position in digits, within keys of subjects */
    public CommitDocument(byte[] bytes, List<Integer> positionDigits) {
        this.bytes = bytes;
        this.positionDigits = positionDigits;
        this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static CommitDocument of(RawBsonDocument raw) {
        ByteBuf buffer = raw.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new CommitDocument(bytes);
    }

    /** Placeholder of a lost commit: its successor exists, so it was appended once. */
    public static CommitDocument missing(long position) {
        CommitDocument nothing = new CommitDocument(new byte[MISSING_LENGTH]);
        nothing.bytes[4] = INT64;
        nothing.view.putLong(POSITION_AT, position);
        return nothing;
    }

    /** Whether this is the placeholder of a lost commit. */
    public boolean isMissing() {
        return bytes.length == MISSING_LENGTH;
    }

    /** The dense number of the commit, from 1. */
    public long position() {
        return switch (bytes[4]) {
            case INT64 -> view.getLong(POSITION_AT);
            case INT32 -> view.getInt(POSITION_AT);
            case DOUBLE -> (long) view.getDouble(POSITION_AT);
            default -> 0;
        };
    }

    /** The greatest write time of this commit and all before it, in epoch milliseconds. */
    public long latest() {
        return isWellFormed() ? view.getLong(LATEST_AT) : 0;
    }

    /** The write time in epoch milliseconds. */
    public long time() {
        return view.getLong(TIME_AT);
    }

    /** The id the writer chose, or an empty string if the bytes are damaged there. */
    public String commitId() {
        if (!isWellFormed()) {
            return "";
        }
        int length = view.getInt(COMMIT_ID_AT) - 1;
        int start = COMMIT_ID_AT + Integer.BYTES;
        return length < 0 || length > bytes.length - start
                ? ""
                : new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /** The bytes that the leaf hash covers: all but the document's length and the hash itself. */
    public byte[] entry() {
        return Arrays.copyOfRange(bytes, Integer.BYTES, Math.max(Integer.BYTES, bytes.length - TRAILER));
    }

    /** The leaf hash as it was stored. */
    public byte[] leafHash() {
        if (!isWellFormed()) {
            return new byte[0];
        }
        int start = bytes.length - 1 - TreeHash.LENGTH;
        return Arrays.copyOfRange(bytes, start, start + TreeHash.LENGTH);
    }

    /** The leaf hash computed from the bytes. */
    public byte[] computedLeafHash() {
        return TreeHash.leaf(bytes, Integer.BYTES, Math.max(Integer.BYTES, bytes.length - TRAILER));
    }

    /** Whether the bytes have the layout of a commit: times and hash at their offsets. */
    public boolean isWellFormed() {
        int start = bytes.length - TRAILER;
        return start > COMMIT_ID_AT
                && bytes[4] == INT64
                && bytes[17] == 9
                && bytes[28] == 9
                && bytes[39] == INT32
                && bytes[46] == 2
                && Arrays.equals(bytes, start, start + TRAILER_START.length, TRAILER_START, 0, TRAILER_START.length);
    }

    /** Whether the computed leaf hash equals the stored one. */
    public boolean isIntact() {
        int start = bytes.length - 1 - TreeHash.LENGTH;
        return isWellFormed()
                && Arrays.equals(bytes, start, start + TreeHash.LENGTH, computedLeafHash(), 0, TreeHash.LENGTH);
    }

    /** The aggregates and subjects of the commit, as far as a damaged document shows them. */
    public Set<String> touched() {
        return TouchedSubjects.of(this);
    }

    /** The whole document, to be read or sent. */
    public RawBsonDocument raw() {
        return new RawBsonDocument(bytes);
    }

    public int size() {
        return bytes.length;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Stamps position and times for the place after a head; stamping the same place again changes nothing. */
    public void stamp(LogHead behind, long now) {
        if (time() == 0) {
            view.putLong(TIME_AT, now);
        }
        long latest = Math.max(behind.latest(), time());
        if (position() != behind.position() + 1 || latest() != latest) {
            view.putLong(POSITION_AT, behind.position() + 1);
            view.putLong(LATEST_AT, latest);
            stampDigits();
            byte[] hash = computedLeafHash();
            System.arraycopy(hash, 0, bytes, bytes.length - 1 - TreeHash.LENGTH, TreeHash.LENGTH);
        }
    }

    private void stampDigits() {
        for (int at : positionDigits) {
            byte[] digits = SubjectKey.digits(position()).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, bytes, at, digits.length);
        }
    }

    public LogHead asHead() {
        return new LogHead(position(), latest());
    }

    @Override
    public String toString() {
        return "commit %s at %d, written %d, latest %d".formatted(commitId(), position(), time(), latest());
    }
}
