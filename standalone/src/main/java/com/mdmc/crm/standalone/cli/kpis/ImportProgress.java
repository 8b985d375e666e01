package com.mdmc.crm.standalone.cli.kpis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How far an import got, in a file beside the export. It counts only for the same content, settings and place; losing
 * it costs nothing but time, because importing a line again changes nothing.
 */
final class ImportProgress {
    private final Path file;
    private final String job;

    private ImportProgress(Path file, String job) {
        this.file = file;
        this.job = job;
    }

    static ImportProgress of(Path export, String settings) throws IOException {
        Path beside = export.resolveSibling(export.getFileName() + ".import");
        return new ImportProgress(beside, fingerprint(export) + " " + settings);
    }

    /** The last line that was taken in; 0 if none was. */
    long lastLine() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() == 2 && lines.get(0).equals(job) ? Long.parseLong(lines.get(1)) : 0;
    }

    void reached(long line) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, List.of(job, Long.toString(line)));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The whole file was taken in. */
    void done() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String fingerprint(Path export) throws IOException {
        try (InputStream content = Files.newInputStream(export)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
