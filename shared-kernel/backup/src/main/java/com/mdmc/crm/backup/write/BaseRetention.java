package com.mdmc.crm.backup.write;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.BaseName;
import com.mdmc.crm.backup.export.ArchivedExport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Retention of bases: all that any instant of the window needs, then the first of each of 4 weeks and 12 months. */
final class BaseRetention {
    private static final Duration WEEKS = Duration.ofDays(4 * 7);
    private static final Duration MONTHS = Duration.ofDays(366);

    private final ArchiveDirectory archive;
    private final Map<String, String> digests;
    private final Duration window;

    BaseRetention(ArchiveDirectory archive, Map<String, String> digests, Duration window) {
        this.archive = archive;
        this.digests = digests;
        this.window = window;
    }

    /** No longer lists the bases of a history that are not kept; answers their files. */
    List<Path> drop(int history, Instant now) {
        List<BaseName> bases = BaseName.list(archive.bases(history));
        Set<BaseName> kept = kept(bases, now);
        List<Path> dropped = bases.stream()
                .filter(base -> !kept.contains(base))
                .map(BaseName::file)
                .toList();
        dropped.forEach(file -> digests.remove(archive.name(file)));
        return dropped;
    }

    /** No longer lists exports of more than four weeks ago, nor those of today that later ones replace; answers their files. */
    List<Path> dropExports(Instant now, Set<String> later) {
        String oldest = "exports/" + day(now.minus(WEEKS));
        String today = "exports/" + day(now);
        return drop(name -> name.startsWith("exports/")
                && (name.compareTo(oldest) < 0 || name.startsWith(today) && !later.contains(name)));
    }

    /** No longer lists what an erasure cannot reach; answers the files. */
    List<Path> dropReadable() {
        return drop(ArchivedExport::isReadable);
    }

    private List<Path> drop(Predicate<String> isDropped) {
        List<String> dropped = digests.keySet().stream().filter(isDropped).toList();
        dropped.forEach(digests::remove);
        return dropped.stream().map(archive.root()::resolve).toList();
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    /** The position of the base that the start of the window is restored from. */
    long dense(int history, Instant now) {
        List<BaseName> bases = BaseName.list(archive.bases(history));
        return bases.stream()
                .filter(base -> base.at().isBefore(now.minus(window)))
                .reduce((one, later) -> later)
                .or(() -> bases.stream().findFirst())
                .map(BaseName::position)
                .orElse(0L);
    }

    private Set<BaseName> kept(List<BaseName> bases, Instant now) {
        Set<BaseName> kept = new HashSet<>();
        Set<String> periods = new HashSet<>();
        Instant dense = now.minus(window);
        BaseName lastBefore = null;
        for (BaseName base : bases) {
            if (!base.at().isBefore(dense)) {
                kept.add(base);
                continue;
            }
            lastBefore = base;
            if (base.at().isAfter(now.minus(WEEKS)) && periods.add(week(base.at()))
                    || base.at().isAfter(now.minus(MONTHS)) && periods.add(month(base.at()))) {
                kept.add(base);
            }
        }
        // The instants at the start of the window are restored from it.
        if (lastBefore != null) {
            kept.add(lastBefore);
        }
        return kept;
    }

    private static String week(Instant at) {
        TemporalAccessor day = at.atZone(ZoneOffset.UTC);
        return "week " + day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static String month(Instant at) {
        return "month " + at.toString().substring(0, 7);
    }
}
