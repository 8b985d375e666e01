package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The files of the redo log: one being written, older ones kept until a checkpoint covers them. While the log is busy the
 * last covered one is written again from its start: forcing bytes inside a file is cheaper than forcing it longer. What
 * it still holds of its former life are units that every reader has already.
 */
final class Segments {

    private static final String PREFIX = "redo-";
    private static final String SPARE = "spare.log";
    private static final int WORTH_STEPS = 16;

    private final StoreFiles files;
    private final int step;
    private final Deque<Full> full = new ArrayDeque<>();
    private int number;
    private String name;
    private StoreFile current;
    private long position;
    private long allocated;
    private long lastUnit;
    private long covered;
    private boolean spare;

    private record Full(String name, long lastUnit, boolean worthKeeping) {}

    /** @param step bytes by which a file grows; one that is longer than many of them is worth being written again */
    Segments(StoreFiles files, int step) {
        this.files = files;
        this.step = step;
    }

    /** Names of the segments left by the last run, oldest first. */
    List<String> leftOver() throws IOException {
        return files.list().stream()
                .filter(file -> file.startsWith(PREFIX))
                .sorted()
                .toList();
    }

    /** Hands every change of the segments left over to the target, in order. */
    void replay(RedoReader.Target target) throws IOException {
        for (String left : leftOver()) {
            try (StoreFile file = files.open(left)) {
                new RedoReader(file, target).replay();
            }
            number = Integer.parseInt(left.substring(PREFIX.length(), PREFIX.length() + 8), 16);
        }
    }

    void deleteLeftOver() throws IOException {
        for (String left : leftOver()) {
            files.delete(left);
        }
        files.delete(SPARE);
    }

    /**
     * Appends a frame; it is durable on return. After a failure the tail of the file is unknown, so that the next
     * attempt begins a new one; a frame that turns out to be in both is replayed once.
     */
    void append(ByteBuffer frame, long lastUnitOfFrame) throws IOException {
        int length = frame.remaining();
        try {
            open();
            makeRoom(position + length);
            current.write(frame, position);
            current.force();
        } catch (IOException e) {
            giveUpCurrent(e);
            throw e;
        }
        position += length;
        lastUnit = lastUnitOfFrame;
    }

    private void open() throws IOException {
        if (current == null) {
            name = String.format("%s%08x.log", PREFIX, ++number);
            position = 0;
            takeSpare();
            current = files.open(name);
            allocated = current.size();
        }
    }

    private synchronized void takeSpare() throws IOException {
        if (spare) {
            spare = false;
            files.rename(SPARE, name);
        }
    }

    /** Zeros, which no reader takes for a frame. */
    private void makeRoom(long end) throws IOException {
        if (end > allocated) {
            int zeros = (int) (end + step - allocated);
            current.write(ByteBuffer.allocate(zeros), allocated);
            allocated += zeros;
        }
    }

    private void giveUpCurrent(IOException cause) {
        try {
            if (current != null && position == 0) {
                current.close();
                current = null;
                files.delete(name);
            }
            startNew();
        } catch (IOException e) {
            cause.addSuppressed(e);
            current = null;
        }
    }

    /** Lets the next frame begin a new file. */
    synchronized void startNew() throws IOException {
        if (current != null) {
            current.close();
            current = null;
            full.add(new Full(name, lastUnit, position >= (long) step * WORTH_STEPS));
            discardUpTo(covered);
        }
    }

    /**
     * Deletes the files whose units are all covered by a checkpoint, but for one while the log is busy: when it no longer
     * is, nothing that has been overwritten elsewhere stays readable in it.
     */
    synchronized void discardUpTo(long unit) throws IOException {
        covered = unit;
        while (!full.isEmpty() && full.peek().lastUnit <= unit) {
            discard(full.remove());
        }
    }

    private void discard(Full segment) throws IOException {
        if (segment.worthKeeping) {
            files.rename(segment.name, SPARE);
        } else {
            files.delete(segment.name);
            files.delete(SPARE);
        }
        spare = segment.worthKeeping;
    }

    void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }
}
