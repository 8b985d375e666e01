package com.mdmc.crm.backup.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Header of an archive file, in clear and authenticated.
 *
 * @param format version of the layout
 * @param kind {@link #SEGMENT}, {@link #BASE}, {@link #KEYS}, {@link #HEAD} or {@link #EXPORT}
 * @param first position of the first commit; of a base, the position it is of
 * @param last position of the last commit
 * @param from write time of the first commit
 * @param to greatest write time of the commits up to the last
 * @param documents number of documents in the file
 * @param size bytes of the documents before compression
 * @param changes whether the file holds changes of what cannot be derived
 * @param salt what the file's key is derived with
 * @param checkpoint signed note of the tree of {@code last} commits; {@code null} if none was signed yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArchiveHeader(
        int format,
        String kind,
        long first,
        long last,
        Instant from,
        Instant to,
        long documents,
        long size,
        boolean changes,
        String salt,
        String checkpoint) {
    /** The layout this program writes: 1 held secrets of the store as the master key of the time had wrapped them. */
    public static final int FORMAT = 2;

    public static final String SEGMENT = "segment";
    public static final String BASE = "base";
    public static final String KEYS = "keys";
    public static final String HEAD = "head";
    public static final String EXPORT = "export";

    /** A header of a file that is still to be written. */
    public static ArchiveHeader of(String kind, long first, long last, Instant from, Instant to) {
        return new ArchiveHeader(FORMAT, kind, first, last, from, to, 0, 0, false, "", null);
    }

    public ArchiveHeader withChanges(boolean has) {
        return new ArchiveHeader(format, kind, first, last, from, to, documents, size, has, salt, checkpoint);
    }

    public ArchiveHeader withCheckpoint(String note) {
        return new ArchiveHeader(format, kind, first, last, from, to, documents, size, changes, salt, note);
    }

    ArchiveHeader written(long count, long bytes, String drawn) {
        return new ArchiveHeader(format, kind, first, last, from, to, count, bytes, changes, drawn, checkpoint);
    }
}
