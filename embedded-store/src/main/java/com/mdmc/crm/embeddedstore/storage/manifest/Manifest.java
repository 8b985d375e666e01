package com.mdmc.crm.embeddedstore.storage.manifest;

import com.mdmc.crm.embeddedstore.storage.file.Checksum;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which files make up the store, and how far they must reach at least.
 *
 * @param store random identity; every file of the store carries it
 * @param sequence grows with every manifest
 * @param checkpoint name of the checkpoint's file
 * @param version of the checkpoint's newest commit
 * @param unit last unit that commit holds; the redo log goes on from there
 * @param firstSegment first file of the redo log that is needed
 * @param lastSegment last file that may hold acknowledged units; less than the first: there is none
 * @param program which build has written it
 */
public record Manifest(
        long store,
        long sequence,
        String checkpoint,
        long version,
        long unit,
        long firstSegment,
        long lastSegment,
        String program) {

    /** The format this program writes. Format 1 had neither manifest nor checksums of blocks. */
    public static final int FORMAT = 2;

    private static final String FIRST_LINE = "embedded-store format ";
    private static final String CHECKSUM = "crc32c=";

    public Manifest withCheckpoint(String file, long newVersion, long newUnit, long first) {
        return new Manifest(store, sequence, file, newVersion, newUnit, first, lastSegment, program);
    }

    public Manifest withLastSegment(long last) {
        return new Manifest(store, sequence, checkpoint, version, unit, firstSegment, last, program);
    }

    Manifest following(long newSequence, String newProgram) {
        return new Manifest(store, newSequence, checkpoint, version, unit, firstSegment, lastSegment, newProgram);
    }

    /** Lines an operator can read; the last one is the checksum of those before. */
    byte[] toBytes() {
        String text = FIRST_LINE + FORMAT + "\n"
                + "program=" + program + "\n"
                + "store=" + Long.toHexString(store) + "\n"
                + "sequence=" + sequence + "\n"
                + "checkpoint=" + checkpoint + "\n"
                + "version=" + version + "\n"
                + "unit=" + unit + "\n"
                + "firstSegment=" + firstSegment + "\n"
                + "lastSegment=" + lastSegment + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return (text + CHECKSUM + Integer.toHexString(Checksum.of(bytes, 0, bytes.length)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws NewerFormatException when a newer program has written it
     * @throws DamagedStoreException when it is not what was written
     */
    static Manifest parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            fields.put(line.substring(0, equals), line.substring(equals + 1));
        });
        checkFormat(text, fields);
        int end = text.lastIndexOf(CHECKSUM);
        byte[] covered = text.substring(0, Math.max(0, end)).getBytes(StandardCharsets.UTF_8);
        String checksum = CHECKSUM + Integer.toHexString(Checksum.of(covered, 0, covered.length)) + "\n";
        if (end < 0 || !text.substring(end).equals(checksum)) {
            throw new DamagedStoreException(ManifestFile.NAME, "does not match its checksum");
        }
        return of(fields);
    }

    private static void checkFormat(String text, Map<String, String> fields) {
        String first = text.lines().findFirst().orElse("");
        if (first.matches(FIRST_LINE + "[0-9]{1,6}")) {
            int format = Integer.parseInt(first.substring(FIRST_LINE.length()));
            if (format > FORMAT) {
                throw new NewerFormatException(format, fields.getOrDefault("program", "unknown"));
            }
        }
    }

    private static Manifest of(Map<String, String> fields) {
        return new Manifest(
                Long.parseUnsignedLong(fields.get("store"), 16),
                Long.parseLong(fields.get("sequence")),
                fields.get("checkpoint"),
                Long.parseLong(fields.get("version")),
                Long.parseLong(fields.get("unit")),
                Long.parseLong(fields.get("firstSegment")),
                Long.parseLong(fields.get("lastSegment")),
                fields.get("program"));
    }
}
