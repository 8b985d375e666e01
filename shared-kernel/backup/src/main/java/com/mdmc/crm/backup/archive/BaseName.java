package com.mdmc.crm.backup.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a base: the position it is of, and when it was taken.
 *
 * @param at to the second
 */
public record BaseName(Path file, long position, Instant at) {
    private static final Pattern NAME = Pattern.compile("(\\d{12})-(\\d{8}T\\d{6}Z)\\.base");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The file of a base in a directory. */
    public static BaseName in(Path directory, long position, Instant at) {
        return new BaseName(
                directory.resolve(String.format(Locale.ROOT, "%012d-%s.base", position, TIME.format(at))),
                position,
                at);
    }

    /** The bases of a directory in order. */
    public static List<BaseName> list(Path directory) {
        List<BaseName> found = new ArrayList<>();
        for (Path file : ArchiveDirectory.list(directory)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                found.add(new BaseName(file, Long.parseLong(name.group(1)), TIME.parse(name.group(2), Instant::from)));
            }
        }
        return found;
    }
}
