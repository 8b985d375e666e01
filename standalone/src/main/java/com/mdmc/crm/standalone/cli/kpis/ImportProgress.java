package com.mdmc.crm.standalone.cli.kpis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * How far an import got and how many days of it were refused, in a file beside the export. It counts only for the same
 * content, settings and place; losing it costs nothing but time, because importing a day again changes nothing.
 */
final class ImportProgress {
    private final Path file;
    private final String job;

    private ImportProgress(Path file, String job) {
        this.file = file;
        this.job = job;
    }

    /** @param digest of the export */
    static ImportProgress of(Path export, String digest, String settings) {
        Path beside = export.resolveSibling(export.getFileName() + ".import");
        return new ImportProgress(beside, digest + " " + settings);
    }

    /**
     * Where an import stopped.
     *
     * @param days how many were taken
     * @param rejected how many were refused
     */
    record Reached(long days, int rejected) {
        static final Reached NOTHING = new Reached(0, 0);
    }

    Reached reached() throws IOException {
        if (!Files.exists(file)) {
            return Reached.NOTHING;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() == 3 && lines.get(0).equals(job)
                ? new Reached(Long.parseLong(lines.get(1)), Integer.parseInt(lines.get(2)))
                : Reached.NOTHING;
    }

    void reached(Reached now) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, List.of(job, Long.toString(now.days()), Integer.toString(now.rejected())));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The whole file was taken in. */
    void done() throws IOException {
        Files.deleteIfExists(file);
    }
}
