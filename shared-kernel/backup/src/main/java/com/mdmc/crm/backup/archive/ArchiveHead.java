package com.mdmc.crm.backup.archive;

import com.mdmc.crm.ledger.merkle.Frontier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * What an archive holds, as its writer last knew it: without it, files that are missing at the end would not be missed.
 *
 * @param history number of the history that is written
 * @param position of the last commit in the archive
 * @param edge of the tree of that many commits
 * @param at when it was written
 * @param dense from this position on, what cannot be derived is known as of every flush
 * @param files digests of bases and files of keys, by name
 */
public record ArchiveHead(
        int history, long position, Frontier edge, long dense, Instant at, Map<String, String> files) {

    /** Empty where nothing was written yet. */
    public static Optional<ArchiveHead> in(ArchiveDirectory archive) throws IOException {
        Path file = archive.root().resolve(ArchiveDirectory.HEAD);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Document stored = BsonSequence.documentOf(
                archive.read(file, ArchiveHeader.HEAD).documents().get(0));
        Map<String, String> files = new TreeMap<>();
        stored.getList("files", Document.class).forEach(each -> files.put(each.getString("n"), each.getString("d")));
        return Optional.of(new ArchiveHead(
                stored.getInteger("history"),
                stored.getLong("position"),
                Frontier.ofBytes(
                        stored.getLong("position"),
                        stored.get("edge", Binary.class).getData()),
                stored.getLong("dense"),
                stored.getDate("at").toInstant(),
                files));
    }

    /** The digest of the head that is there; empty if there is none. */
    public static Optional<String> digest(ArchiveDirectory archive) throws IOException {
        Path file = archive.root().resolve(ArchiveDirectory.HEAD);
        return Files.exists(file) ? Optional.of(ArchiveFile.digestOf(Files.readAllBytes(file))) : Optional.empty();
    }

    /** Writes the head in the place of the one before; answers its digest. */
    public String write(ArchiveDirectory archive) throws IOException {
        BsonSequence one = new BsonSequence();
        one.add(new Document("history", history)
                .append("position", position)
                .append("edge", new Binary(edge.toBytes()))
                .append("dense", dense)
                .append("at", Date.from(at))
                .append(
                        "files",
                        files.entrySet().stream()
                                .map(each -> new Document("n", each.getKey()).append("d", each.getValue()))
                                .toList()));
        return archive.write(
                archive.root().resolve(ArchiveDirectory.HEAD),
                ArchiveHeader.of(ArchiveHeader.HEAD, position, position, at, at),
                one);
    }
}
