package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The files of the redo log: one being written, older ones kept until a checkpoint covers them. The manifest names a file
 * before it is written to, and no longer names one before it is deleted. While the log is busy the last covered file is
 * written again from its start: forcing bytes inside a file is cheaper than forcing it longer.
 */
public final class Segments {

    static final String SPARE = "spare.log";

    private final StoreFiles files;
    private final ManifestFile manifest;
    private final int step;
    private final Deque<Segment> full = new ArrayDeque<>();
    private Segment current;
    private Segment next;
    private boolean listed;
    private boolean spare;
    private boolean closed;
    private long number;
    private volatile long room;

    /**
     * @param step bytes by which a file grows
     * @param number of the last file there has been
     */
    public Segments(StoreFiles files, ManifestFile manifest, int step, long number) {
        this.files = files;
        this.manifest = manifest;
        this.step = step;
        this.number = number;
    }

    /**
     * Makes sure so many bytes can be written without new space from the disk.
     *
     * @return whether new space was needed
     */
    boolean reserve(long bytes) throws IOException {
        if (bytes <= room) {
            return false;
        }
        extend(bytes);
        return true;
    }

    private synchronized void extend(long bytes) throws IOException {
        open(bytes);
        current.reserve(bytes);
        room = current.room();
    }

    /** As {@link #reserve}, but new space is asked for in any case. */
    synchronized void grow(long bytes) throws IOException {
        extend(Math.max(bytes, room + 1));
    }

    private void open(long bytes) throws IOException {
        if (current == null) {
            prepare(bytes);
            current = next;
            next = null;
            room = current.room();
        }
    }

    /** The next file, named by the manifest; after a failure either manifest may be on the disk, so the file stays. */
    private void prepare(long bytes) throws IOException {
        if (next == null) {
            listed = false;
            takeSpare(Segment.name(number + 1));
            long store = manifest.current().store();
            next = Segment.create(files, SegmentHeader.next(store, number + 1), step, bytes);
        }
        if (!listed) {
            manifest.update(now -> now.withLastSegment(number + 1));
            number++;
            listed = true;
        }
    }

    private void takeSpare(String name) throws IOException {
        if (spare && current != null && current.isWorthKeeping()) {
            files.rename(SPARE, name);
            spare = false;
        }
    }

    /**
     * Appends a frame; it is durable on return. After a failure the end of the file is unknown, so that the next attempt
     * begins a new one, unless it has no frame yet; a frame that turns out to be in both is replayed once.
     */
    synchronized void append(RedoBuffer frame) throws IOException {
        open(frame.length());
        try {
            current.append(frame);
            room = current.room();
        } catch (IOException e) {
            if (!current.isEmpty()) {
                retire();
            }
            throw e;
        }
    }

    /**
     * Allocates space before it is needed, so that who makes units seldom waits for the log. A full disk shows when it is
     * needed.
     */
    synchronized void allocateAhead() {
        try {
            if (current != null) {
                current.allocateAhead();
                room = current.room();
            }
        } catch (IOException e) {
            // it is tried again for the unit that needs it, which is refused if it fails
        }
    }

    private void retire() throws IOException {
        room = 0;
        full.add(current);
        Segment retired = current;
        current = null;
        retired.close();
    }

    /** Lets the next frame begin a new file, which has room for so much. */
    synchronized void rotate(long bytes) throws IOException {
        if (current != null && !current.isEmpty()) {
            prepare(bytes);
            next.reserve(bytes);
            retire();
            open(bytes);
        }
    }

    /** Number of the first file that may hold units after the given one. */
    synchronized long firstNeeded(long unit) {
        for (Segment segment : full) {
            if (segment.lastUnit() > unit) {
                return segment.number();
            }
        }
        return current != null ? current.number() : next != null && listed ? number : number + 1;
    }

    /**
     * Deletes the files before one, but for one while the log is busy: when it no longer is, nothing that has been
     * overwritten elsewhere stays readable in it.
     */
    synchronized void discardBefore(long first) throws IOException {
        while (!full.isEmpty() && full.peek().number() < first) {
            discard(full.remove());
        }
    }

    private void discard(Segment segment) throws IOException {
        String name = Segment.name(segment.number());
        spare = segment.isWorthKeeping() && !closed;
        if (spare) {
            files.rename(name, SPARE);
        } else {
            files.delete(name);
            files.delete(SPARE);
        }
    }

    /** Gives back what a busy log keeps to be written again. */
    synchronized void trim() throws IOException {
        dropSpare();
        if (current != null) {
            room = 0;
            current.trim();
            room = current.room();
        }
    }

    /** Deletes the file that is kept to be written again, with what was last written to it. */
    synchronized void dropSpare() throws IOException {
        if (spare) {
            files.shred(SPARE);
            spare = false;
        }
    }

    synchronized void close() throws IOException {
        closed = true;
        if (next != null) {
            next.close();
        }
        if (current != null) {
            retire();
        }
    }
}
