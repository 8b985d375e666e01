package com.mdmc.crm.backup.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a segment: the range of its positions.
 *
 * @param first position of the first commit
 * @param last position of the last commit
 */
public record SegmentName(Path file, long first, long last) {
    private static final Pattern NAME = Pattern.compile("(\\d{12})-(\\d{12})\\.seg");

    /** The file of a range in a directory. */
    public static SegmentName in(Path directory, long first, long last) {
        return new SegmentName(
                directory.resolve(String.format(Locale.ROOT, "%012d-%012d.seg", first, last)), first, last);
    }

    /**
     * The segments of a directory in order, without those that a merged one covers; that is what a crash between writing
     * the merged one and deleting its parts leaves.
     */
    public static List<SegmentName> list(Path directory) {
        List<SegmentName> all = new ArrayList<>();
        for (Path file : ArchiveDirectory.list(directory)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                all.add(new SegmentName(file, Long.parseLong(name.group(1)), Long.parseLong(name.group(2))));
            }
        }
        all.sort(Comparator.comparingLong(SegmentName::first)
                .thenComparing(SegmentName::last, Comparator.reverseOrder()));
        List<SegmentName> used = new ArrayList<>();
        long covered = 0;
        for (SegmentName each : all) {
            if (each.last() > covered) {
                used.add(each);
                covered = each.last();
            }
        }
        return used;
    }
}
