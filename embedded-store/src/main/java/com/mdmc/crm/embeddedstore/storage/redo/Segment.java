package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file of the redo log that is written. Zeros are allocated ahead, so that a frame does not need new space. */
final class Segment {

    private static final String PREFIX = "redo-";
    private static final String SUFFIX = ".log";

    private static final int STEPS_AHEAD = 2;

    private final long number;
    private final StoreFile file;
    private final long salt;
    private final int step;
    private long position = SegmentHeader.LENGTH;
    private long allocated;
    private long lastUnit;

    private Segment(StoreFile file, SegmentHeader header, int step) throws IOException {
        this.file = file;
        this.number = header.number();
        this.salt = header.salt();
        this.step = step;
        this.allocated = file.size();
    }

    static String name(long number) {
        return String.format("%s%08x%s", PREFIX, number, SUFFIX);
    }

    /** The number of a file of the log, or -1 if the name is not that of one. */
    static long number(String name) {
        return name.matches(PREFIX + "[0-9a-f]{8,15}" + SUFFIX)
                ? Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()), 16)
                : -1;
    }

    /** Durable on return, with so much room; on failure there may be a file of the name that has no frames. */
    static Segment create(StoreFiles files, SegmentHeader header, int step, long room) throws IOException {
        StoreFile file = files.open(name(header.number()));
        try {
            Segment segment = new Segment(file, header, step);
            file.write(header.toBytes(), 0);
            segment.allocated = Math.max(segment.allocated, SegmentHeader.LENGTH);
            segment.reserve(room);
            file.force();
            return segment;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Makes sure so many bytes more can be written without new space from the disk. */
    void reserve(long bytes) throws IOException {
        long end = position + bytes;
        if (end > allocated) {
            int zeros = (int) (end + step - allocated);
            file.write(ByteBuffer.allocate(zeros), allocated);
            allocated += zeros;
        }
    }

    /** Durable on return. After a failure what is behind the last frame is unknown. */
    void append(RedoBuffer buffer) throws IOException {
        ByteBuffer frame = buffer.frame(salt, position);
        int length = frame.remaining();
        reserve(length);
        file.write(frame, position);
        file.force();
        position += length;
        lastUnit = buffer.lastUnit();
    }

    /** Allocates some steps ahead where little is left. */
    void allocateAhead() throws IOException {
        if (room() < (long) STEPS_AHEAD * step) {
            reserve((long) STEPS_AHEAD * step);
        }
    }

    long room() {
        return allocated - position;
    }

    boolean isEmpty() {
        return position == SegmentHeader.LENGTH;
    }

    /** Whether it is long enough to be worth being written again, and not so long that it would waste the disk. */
    boolean isWorthKeeping() {
        return position >= 16L * step && allocated <= 128L * step;
    }

    /** Gives back what is allocated far ahead. */
    void trim() throws IOException {
        if (allocated > position + 2L * step) {
            file.truncate(position + step);
            allocated = position + step;
        }
    }

    long number() {
        return number;
    }

    long lastUnit() {
        return lastUnit;
    }

    void close() throws IOException {
        file.close();
    }
}
