package com.mdmc.crm.backup.export;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.ArchivedKeys;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.AesGcm;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Export of the critical collections into an archive. Each line is encrypted under a key derived from its subject's, so that
 * an erasure reaches the exports that were written before it. Texts of other subjects in a line stay encrypted.
 */
public final class ArchivedExport {
    private static final String DIRECTORY = "exports";
    private static final String PURPOSE = "backup-export";
    private static final String READABLE = ".ndjson.age";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int PART_BYTES = 8 << 20;

    private final ArchiveDirectory archive;

    public ArchivedExport(ArchiveDirectory archive) {
        this.archive = archive;
    }

    /**
     * Writes an export.
     *
     * @param position of the ledger when it began
     * @return digests of the files, by name
     */
    public Map<String, String> write(
            JsonLines lines, Privacy privacy, SubjectKeyTransfer keys, long position, Instant now) throws IOException {
        Path directory = directory(now);
        for (Path former : ArchiveDirectory.list(archive.root().resolve(DIRECTORY))) {
            archive.sweep(former);
        }
        Map<String, String> digests = new HashMap<>();
        for (String collection : JsonLines.COLLECTIONS) {
            Part part = new Part(directory, collection, position, now, digests);
            lines.documents(collection, document -> part.add(sealed(collection, document, privacy, keys)));
            part.write();
        }
        return digests;
    }

    /**
     * Writes an export for somebody who has none of the archive's keys: readable for a recipient alone. No erasure can reach
     * what is in it, so that the file has to go with the first one.
     *
     * @return digests of the files, by name
     */
    public Map<String, String> writeFor(AgeRecipient recipient, JsonLines lines, Privacy privacy, Instant now)
            throws IOException {
        Map<String, String> digests = new HashMap<>();
        for (String collection : JsonLines.COLLECTIONS) {
            Path file = directory(now).resolve(collection + READABLE);
            digests.put(archive.name(file), archive.writeForeign(file, out -> {
                try (OutputStream encrypted = recipient.encrypting(out)) {
                    lines.readable(collection, privacy, encrypted);
                }
            }));
        }
        return digests;
    }

    /** Whether a file of the archive is an export for a recipient. */
    public static boolean isReadable(String name) {
        return name.endsWith(READABLE);
    }

    private Path directory(Instant now) {
        return archive.root().resolve(DIRECTORY).resolve(NAME.format(now));
    }

    private static Document sealed(String collection, Document document, Privacy privacy, SubjectKeyTransfer keys) {
        String subject = subjectOf(collection, document);
        Optional<TransferredKey> key = subject == null ? Optional.empty() : keys.of(subject);
        if (key.isEmpty()) {
            return new Document("line", JsonLines.line(document));
        }
        if (key.get().isDestroyed()) {
            return new Document("s", subject);
        }
        String own = "pt1." + subject + ".";
        Document readable = JsonLines.withTexts(
                document,
                token -> token.startsWith(own)
                        ? privacy.decrypt(PersonalText.encrypted(token)).text()
                        : token);
        byte[] line = JsonLines.line(readable).getBytes(StandardCharsets.UTF_8);
        return new Document("s", subject)
                .append("b", new Binary(AesGcm.encrypt(key.get().derive(PURPOSE), line, context(subject))));
    }

    private static String subjectOf(String collection, Document document) {
        return switch (collection) {
            case "campaigns" ->
                document.get("leadId") == null
                        ? String.valueOf(document.get("_id"))
                        : String.valueOf(document.get("leadId"));
            case "audit" -> document.getString("resourceId");
            default -> String.valueOf(document.get("_id"));
        };
    }

    /** Writes the lines of the newest export of a collection; answers whether there is one. */
    public boolean read(String collection, OutputStream to) throws IOException {
        List<Path> exports = ArchiveDirectory.list(archive.root().resolve(DIRECTORY));
        if (exports.isEmpty()) {
            return false;
        }
        Map<String, TransferredKey> keys = new HashMap<>();
        ArchivedKeys.all(archive).forEach(key -> keys.put(key.subject(), key));
        for (Path file : ArchiveDirectory.list(exports.get(exports.size() - 1))) {
            if (file.getFileName().toString().startsWith(collection + "-")) {
                for (byte[] document : archive.read(file, ArchiveHeader.EXPORT).documents()) {
                    String line = opened(BsonSequence.documentOf(document), keys) + "\n";
                    to.write(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return true;
    }

    private static String opened(Document stored, Map<String, TransferredKey> keys) {
        String subject = stored.getString("s");
        if (subject == null) {
            return stored.getString("line");
        }
        TransferredKey key = keys.get(subject);
        Binary encrypted = stored.get("b", Binary.class);
        if (encrypted == null || key == null || key.isDestroyed()) {
            return JsonLines.line(new Document("_id", subject).append("erased", true));
        }
        try {
            return new String(
                    AesGcm.decrypt(key.derive(PURPOSE), encrypted.getData(), context(subject)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException another) {
            throw new IllegalStateException("a line of the export does not open with the key of " + subject, another);
        }
    }

    private static byte[] context(String subject) {
        return (PURPOSE + "/" + subject).getBytes(StandardCharsets.UTF_8);
    }

    /** The file that is filled, and the next when it is full. */
    private final class Part {
        private final Path directory;
        private final String collection;
        private final long position;
        private final Instant now;
        private final Map<String, String> digests;
        private BsonSequence lines = new BsonSequence();
        private int number = 1;

        private Part(Path directory, String collection, long position, Instant now, Map<String, String> digests) {
            this.directory = directory;
            this.collection = collection;
            this.position = position;
            this.now = now;
            this.digests = digests;
        }

        private void add(Document line) {
            lines.add(line);
            if (lines.size() > PART_BYTES) {
                try {
                    write();
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            }
        }

        private void write() throws IOException {
            Path file = directory.resolve(String.format(Locale.ROOT, "%s-%04d.ndjson.enc", collection, number));
            ArchiveHeader header = ArchiveHeader.of(ArchiveHeader.EXPORT, position, position, now, now);
            digests.put(archive.name(file), archive.writeSmall(file, header, lines));
            lines = new BsonSequence();
            number++;
        }
    }
}
