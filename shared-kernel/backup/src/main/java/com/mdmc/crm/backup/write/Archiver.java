package com.mdmc.crm.backup.write;

import com.mdmc.crm.backup.StoredCollections.Treatment;
import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveHead;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.BaseName;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.StateChange;
import com.mdmc.crm.backup.export.ArchivedExport;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Continuous archive of a store. A flush writes the commits since the last one as sealed segments, with the keys they need
 * and the changes of what cannot be derived. A segment ends at a signed checkpoint wherever there is one.
 */
public final class Archiver {
    private static final int COMMITS = 1_000;
    private static final int SEGMENT_BYTES = 4 << 20;
    // In one flush: more than a hundred people write.
    private static final int MANY_COMMITS = 5_000;
    private static final long SIGNATURE_NANOS = Duration.ofSeconds(4).toNanos();

    private final ArchiveDirectory archive;
    private final ArchiveSource source;
    private final BaseRetention retention;
    private final StateReader state;
    private final KeyTransfer keys;
    private final Map<String, String> digests;
    private final HistoryChoice history;
    private final SegmentMerge merge;
    private final List<StateChange> progress = new ArrayList<>();
    private Optional<Stored> latest = Optional.empty();
    private int erasures;
    private boolean isBaseDue = true;
    private boolean waitsForSignature;
    private long flushedAt = System.nanoTime();
    private boolean isBusy;
    private String head;

    /**
     * Opens an archive to continue it.
     *
     * @param window for how long any instant stays restorable
     * @throws ForeignArchiveException if it is another ledger's
     */
    public static Archiver open(ArchiveDirectory archive, ArchiveSource source, Duration window) throws IOException {
        return new Archiver(archive, source, window, ArchiveHead.in(archive).orElse(null));
    }

    private Archiver(ArchiveDirectory archive, ArchiveSource source, Duration window, ArchiveHead head)
            throws IOException {
        this.archive = archive;
        this.source = source;
        archive.sweep(archive.root());
        archive.sweep(archive.keys());
        this.history = HistoryChoice.of(archive, source, head);
        this.digests = head == null ? new TreeMap<>() : new TreeMap<>(head.files());
        this.state = new StateReader(source.database(), source.keys(), source.secrets());
        this.keys = new KeyTransfer(source.keys(), source.clock(), new KeySet(archive, digests));
        this.retention = new BaseRetention(archive, digests, window);
        this.merge = new SegmentMerge(archive, archive.segments(history.number()));
        archive.sweep(archive.segments(history.number()));
        archive.sweep(archive.bases(history.number()));
        source.keys().createIndexes();
    }

    /** The position of the last archived commit. */
    public long position() {
        return history.edge().size();
    }

    /** The history that is written. */
    public int history() {
        return history.number();
    }

    /** Archives what is new; answers how many commits that were. The first flush takes a base as well. */
    public long flush() throws IOException {
        long begun = System.nanoTime();
        long before = position();
        requireAsLeft();
        isBusy = false;
        boolean isChanged = keys.take();
        if (isBaseDue || source.commits().head().position() > before) {
            Map<String, Long> tokens = source.tokens().all();
            // Kept until there is a flush to go with: they are told once.
            progress.addAll(state.changes(Treatment.PROGRESS));
            isChanged |= archive(target(), tokens);
        }
        if (isChanged) {
            List<Path> outdated = keys.hasForgotten() ? retention.dropReadable() : List.of();
            erasures += keys.hasForgotten() ? 1 : 0;
            writeHead();
            shred(outdated);
            keys.counted();
        }
        if (!isBusy && merge.isDue()) {
            merge.some(dense());
        }
        flushedAt = begun;
        return position() - before;
    }

    /** A volume may be unmounted, an older copy put back, or another CRM set to write here as well. */
    private void requireAsLeft() throws IOException {
        if (head != null && !Optional.of(head).equals(ArchiveHead.digest(archive))) {
            throw new IOException(archive.root() + " is not as it was left: it is looked at again");
        }
    }

    private boolean archive(long target, Map<String, Long> tokens) throws IOException {
        boolean isNew = isBaseDue || target > position();
        isBusy = !isBaseDue && target - position() > MANY_COMMITS;
        archiveCommits(target, tokens);
        if (isBaseDue) {
            writeBase(tokens);
        }
        return isNew;
    }

    /** See {@link KeyTransfer#erasuresReached}. */
    public Optional<Instant> erasuresReached() {
        return keys.erasuresReached();
    }

    /** Takes a base: everything that cannot be derived, as it is now, so that older changes need not be kept. */
    public void base() throws IOException {
        keys.takeAllNext();
        isBaseDue = true;
        flush();
        merge.all(dense());
        List<Path> dropped = retention.drop(history.number(), source.clock().instant());
        writeHead();
        shred(dropped);
    }

    /** How often erasures were archived. */
    public int erasures() {
        return erasures;
    }

    /** Whether an export for a recipient is counted on. */
    public boolean hasReadableExport() {
        return digests.keySet().stream().anyMatch(ArchivedExport::isReadable);
    }

    /**
     * Counts on the files of an export from now on, whose absence would be missed; those of a month ago are dropped.
     *
     * @param erasures how often erasures had been archived before it was begun
     */
    public void list(Map<String, String> files, int erasures) throws IOException {
        digests.putAll(files);
        List<Path> dropped =
                new ArrayList<>(retention.dropExports(source.clock().instant(), files.keySet()));
        if (erasures != this.erasures) {
            dropped.addAll(retention.dropReadable());
        }
        writeHead();
        shred(dropped);
    }

    private void shred(List<Path> files) throws IOException {
        for (Path file : files) {
            archive.shred(file);
        }
    }

    /** Ends at a signed checkpoint; where signing does not come along, waits for it once. */
    private long target() {
        long head = source.commits().head().position();
        latest = source.checkpoints().latest();
        long signed = latest.map(Stored::size).orElse(0L);
        boolean isSigned = signed >= head || signed > position();
        boolean isLate = System.nanoTime() - flushedAt > SIGNATURE_NANOS;
        if (isSigned || isLate || waitsForSignature || isBaseDue) {
            waitsForSignature = false;
            return isSigned && !isBaseDue ? Math.min(signed, head) : head;
        }
        waitsForSignature = head > position();
        return position();
    }

    private void archiveCommits(long target, Map<String, Long> tokens) throws IOException {
        SegmentWriter segment = new SegmentWriter();
        while (position() < target) {
            archive.check();
            int limit = (int) Math.min(COMMITS, target - position());
            for (CommitDocument commit : source.commits().after(position(), limit)) {
                requireIntact(commit);
                segment.add(commit);
                history.edge().append(commit.leafHash());
            }
            if (segment.size() > SEGMENT_BYTES && position() < target) {
                write(segment, new FlushMarker(position(), Map.of(), List.of(), checkpoint()));
                segment = new SegmentWriter();
            }
        }
        if (!segment.isEmpty()) {
            // Keys before what they open: those of the commits read just now are in the store by now.
            keys.take();
            List<StateChange> changes = new ArrayList<>(progress);
            progress.clear();
            if (!isBaseDue) {
                changes.addAll(state.changes(Treatment.STATE, Treatment.STATE_OF_USERS));
            }
            write(segment, new FlushMarker(position(), tokens, changes, checkpoint()));
        }
    }

    private void requireIntact(CommitDocument commit) {
        if (commit.isMissing() || !commit.isIntact() || commit.position() != position() + 1) {
            throw new IllegalStateException("Commit " + (position() + 1)
                    + " is missing or altered: nothing is archived beyond it. Run crm verify.");
        }
    }

    /** The note that is signed for exactly what is archived. */
    private String checkpoint() {
        return latest.filter(note -> note.size() == position())
                .map(Stored::note)
                .orElse(null);
    }

    private void write(SegmentWriter segment, FlushMarker marker) throws IOException {
        segment.write(archive, archive.segments(history.number()), marker, isBusy);
        merge.isWritten();
    }

    private void writeBase(Map<String, Long> tokens) throws IOException {
        List<StateChange> all =
                state.all(Treatment.PROGRESS, Treatment.STATE, Treatment.STATE_OF_USERS, Treatment.DAILY);
        BsonSequence document = new BsonSequence();
        document.add(new FlushMarker(position(), tokens, all, checkpoint()).document());
        Instant now = source.clock().instant();
        BaseName name = BaseName.in(archive.bases(history.number()), position(), now);
        ArchiveHeader header = ArchiveHeader.of(ArchiveHeader.BASE, position(), position(), now, now)
                .withChanges(true)
                .withCheckpoint(checkpoint());
        digests.put(archive.name(name.file()), archive.writeSmall(name.file(), header, document));
        progress.clear();
        isBaseDue = false;
    }

    private void writeHead() throws IOException {
        Instant now = source.clock().instant();
        head = new ArchiveHead(history.number(), position(), history.edge(), dense(), now, digests).write(archive);
    }

    private long dense() throws IOException {
        return retention.dense(history.number(), source.clock().instant());
    }
}
