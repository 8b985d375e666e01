package com.mdmc.crm.command.lead.imports;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Working store of imports between preview and reversal. The lines' texts are in {@code lead_import_texts}, encrypted under
 * a key of the import alone; they go as their leads are captured, and a day after the preview with their key. What
 * {@code lead_imports} keeps for a quarter is numbers of lines. Confirmed mappings are in {@code lead_import_mappings}.
 */
@Component
public class StagedLeads {
    private static final Duration TEXTS_KEPT = Duration.ofDays(1);
    private static final Duration IMPORTS_KEPT = Duration.ofDays(92);
    private static final String IMPORT = "importId";
    private static final String CREATED = "createdAt";
    private static final String DONE = "done";

    private final MongoCollection<Document> imports;
    private final MongoCollection<Document> texts;
    private final MongoCollection<Document> mappings;
    private final Privacy privacy;
    private final SubjectKeys keys;
    private final Clock clock;

    StagedLeads(MongoDatabase database, Privacy privacy, SubjectKeys keys, Clock clock) {
        imports = DurableSettings.of(database).collection("lead_imports", Document.class);
        texts = DurableSettings.of(database).collection("lead_import_texts", Document.class);
        mappings = DurableSettings.of(database).collection("lead_import_mappings", Document.class);
        this.privacy = privacy;
        this.keys = keys;
        this.clock = clock;
    }

    /** A line by its number, with its cells by field. */
    record StagedLine(long line, Map<LeadField, String> cells) {}

    /** Lines that are captured together. */
    record Chunk(String id, List<StagedLine> lines) {}

    /** What became of a chunk. */
    record Done(List<Long> captured, int duplicates, int refused) {}

    /**
     * An import as far as it got.
     *
     * @param chunks how many there were to capture
     */
    record Staged(
            String importId,
            String importedBy,
            int chunks,
            String titles,
            List<String> mapping,
            int duplicates,
            int refused,
            boolean isReversed,
            List<Done> done) {}

    void begin(Staged begun) {
        imports.insertOne(new Document("_id", begun.importId())
                .append(CREATED, Date.from(clock.instant()))
                .append("importedBy", begun.importedBy())
                .append("chunks", begun.chunks())
                .append("titles", begun.titles())
                .append("mapping", begun.mapping())
                .append("duplicates", begun.duplicates())
                .append("refused", begun.refused())
                .append("reversed", false)
                .append(DONE, new Document()));
    }

    void add(String importId, int number, List<StagedLine> lines) {
        Document content = new Document(
                "lines",
                lines.stream()
                        .map(line -> {
                            Document cells = new Document();
                            line.cells().forEach((field, cell) -> cells.append(field.field(), cell));
                            return new Document("line", line.line()).append("cells", cells);
                        })
                        .toList());
        texts.insertOne(new Document("_id", "%s/%06d".formatted(importId, number))
                .append(IMPORT, importId)
                .append(CREATED, Date.from(clock.instant()))
                .append(
                        "texts",
                        privacy.encrypt(importId, PersonalText.clear(content.toJson()))
                                .token()));
    }

    Optional<Staged> find(String importId) {
        return Optional.ofNullable(imports.find(eq("_id", importId)).first()).map(StagedLeads::staged);
    }

    private static Staged staged(Document found) {
        List<Done> done = new ArrayList<>();
        Document chunks = found.get(DONE, new Document());
        for (String chunk : chunks.keySet()) {
            Document each = chunks.get(chunk, Document.class);
            done.add(new Done(
                    each.getList("captured", Long.class), each.getInteger("duplicates"), each.getInteger("refused")));
        }
        return new Staged(
                found.getString("_id"),
                found.getString("importedBy"),
                found.getInteger("chunks"),
                found.getString("titles"),
                found.getList("mapping", String.class),
                found.getInteger("duplicates"),
                found.getInteger("refused"),
                found.getBoolean("reversed"),
                done);
    }

    /** The next chunk whose leads are not all captured; empty if there is none. */
    Optional<Chunk> next(String importId) {
        Document found =
                texts.find(eq(IMPORT, importId)).sort(Sorts.ascending("_id")).first();
        if (found == null) {
            return Optional.empty();
        }
        String content = privacy.decrypt(PersonalText.encrypted(found.getString("texts")))
                .text();
        // Forgotten between one read and the other.
        return content.equals(Privacy.ERASED)
                ? Optional.empty()
                : Optional.of(new Chunk(found.getString("_id"), lines(content)));
    }

    private static List<StagedLine> lines(String content) {
        List<StagedLine> lines = new ArrayList<>();
        for (Document line : Document.parse(content).getList("lines", Document.class)) {
            Map<LeadField, String> cells = new EnumMap<>(LeadField.class);
            Document stored = line.get("cells", Document.class);
            stored.keySet().forEach(field -> cells.put(LeadField.named(field).orElseThrow(), stored.getString(field)));
            lines.add(new StagedLine(line.get("line", Number.class).longValue(), cells));
        }
        return lines;
    }

    /** Notes what became of a chunk, whose texts go. */
    void finish(String importId, Chunk chunk, Done done) {
        String number = chunk.id().substring(importId.length() + 1);
        Document noted = new Document("captured", done.captured())
                .append("duplicates", done.duplicates())
                .append("refused", done.refused());
        imports.updateOne(eq("_id", importId), new Document("$set", new Document(DONE + "." + number, noted)));
        texts.deleteOne(eq("_id", chunk.id()));
    }

    /** Notes that no confirmation may capture anything any more; what was not captured is forgotten. */
    void close(String importId) {
        imports.updateOne(eq("_id", importId), new Document("$set", new Document("reversed", true)));
        forget(importId);
    }

    /** Forgets the texts of an import, together with the key they were encrypted under. */
    void forget(String importId) {
        texts.deleteMany(eq(IMPORT, importId));
        keys.destroy(importId);
    }

    /** The fields' names that were confirmed for a set of titles. */
    List<String> mapping(String titles) {
        Document found = mappings.find(eq("_id", titles)).first();
        return found == null ? List.of() : found.getList("fields", String.class);
    }

    void remember(String titles, List<String> fields) {
        mappings.replaceOne(
                eq("_id", titles),
                new Document("_id", titles).append("fields", fields),
                new ReplaceOptions().upsert(true));
    }

    /** Forgets what nobody confirmed within a day, and imports that cannot be reversed any more. */
    @Scheduled(fixedDelayString = "PT1H")
    void expire() {
        Instant now = clock.instant();
        Set<String> expired = texts.find(lt(CREATED, Date.from(now.minus(TEXTS_KEPT))))
                .map(found -> found.getString(IMPORT))
                .into(new HashSet<>());
        expired.forEach(this::forget);
        imports.deleteMany(lt(CREATED, Date.from(now.minus(IMPORTS_KEPT))));
    }
}
