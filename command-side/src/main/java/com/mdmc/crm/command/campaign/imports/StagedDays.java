package com.mdmc.crm.command.campaign.imports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpiOrigin;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * Working store of imports between preview and reversal, in {@code kpi_imports} and {@code kpi_import_days}: figures
 * and numbers of lines, no clear text of the file. A quarter after the preview they are dropped.
 */
final class StagedDays {
    static final int CHUNK = 400;
    private static final Duration KEPT = Duration.ofDays(92);
    private static final String IMPORT = "importId";

    private final MongoCollection<Document> imports;
    private final MongoCollection<Document> chunks;

    /** What an import is about. */
    record Source(String importId, Platform platform, String digest, Instant fetchedAt, boolean isReversed) {

        ReportedDay reported(
                CampaignId campaign, LocalDate date, Map<String, BigDecimal> metrics, String currency, String lines) {
            return ReportedDay.ofFile(
                    PlatformMonth.of(campaign, platform, date),
                    date,
                    metrics,
                    currency,
                    fetchedAt,
                    new KpiOrigin(metrics.keySet(), importId, digest, lines, null));
        }
    }

    /**
     * One day as it was read.
     *
     * @param sources as {@link DaySources} keeps them
     */
    record StagedDay(
            LocalDate date,
            Map<String, BigDecimal> metrics,
            String currency,
            String lines,
            Set<String> sources,
            boolean flagged) {}

    /** Days of one campaign that are recorded together. */
    record Chunk(CampaignId campaign, List<StagedDay> days) {}

    /** Receives chunks. */
    interface Reader {
        void next(Chunk chunk);
    }

    StagedDays(MongoDatabase database) {
        imports = DurableSettings.of(database).collection("kpi_imports", Document.class);
        chunks = DurableSettings.of(database).collection("kpi_import_days", Document.class);
    }

    /**
     * Notes an import.
     *
     * @param links our campaign → encrypted numbers of the platform's campaigns that were said to belong to it
     */
    void begin(Source source, Map<String, List<String>> links, Instant now) {
        Date expired = Date.from(now.minus(KEPT));
        imports.deleteMany(lt("createdAt", expired));
        chunks.deleteMany(lt("createdAt", expired));
        imports.insertOne(new Document("_id", source.importId())
                .append("platform", source.platform().wire())
                .append("digest", source.digest())
                .append("fetchedAt", Date.from(source.fetchedAt()))
                .append("links", new Document(links))
                .append("createdAt", Date.from(now)));
    }

    /** Our campaign → encrypted numbers of the platform's campaigns that were said to belong to it. */
    Map<String, List<String>> links(String importId) {
        Map<String, List<String>> links = new LinkedHashMap<>();
        Document found = imports.find(eq("_id", importId)).first();
        Document stored = found == null ? new Document() : found.get("links", new Document());
        stored.keySet().forEach(campaign -> links.put(campaign, stored.getList(campaign, String.class)));
        return links;
    }

    void add(String importId, int number, Chunk chunk, Instant now) {
        chunks.insertOne(new Document("_id", "%s/%06d".formatted(importId, number))
                .append(IMPORT, importId)
                .append("createdAt", Date.from(now))
                .append("campaignId", chunk.campaign().value())
                .append("days", chunk.days().stream().map(StagedDays::document).toList()));
    }

    Optional<Source> find(String importId) {
        return Optional.ofNullable(imports.find(eq("_id", importId)).first())
                .map(found -> new Source(
                        importId,
                        WireEnum.of(Platform.class, found.getString("platform")).orElseThrow(),
                        found.getString("digest"),
                        found.getDate("fetchedAt").toInstant(),
                        found.getBoolean("reversed", false)));
    }

    /** Notes that no confirmation may record anything any more. */
    void close(String importId) {
        imports.updateOne(eq("_id", importId), new Document("$set", new Document("reversed", true)));
    }

    /** All imports that were undone and are still known. */
    Set<String> reversed() {
        return imports.find(eq("reversed", true))
                .map(found -> found.getString("_id"))
                .into(new HashSet<>());
    }

    /** Our campaigns that days of an import are of. */
    Set<CampaignId> campaigns(String importId) {
        return chunks.find(eq(IMPORT, importId))
                .projection(Projections.include("campaignId"))
                .map(chunk -> new CampaignId(chunk.getString("campaignId")))
                .into(new HashSet<>());
    }

    void each(String importId, Reader reader) {
        // By id, as they were added; one at a time, because a report may be of any length.
        for (Document chunk :
                chunks.find(eq(IMPORT, importId)).sort(Sorts.ascending("_id")).batchSize(8)) {
            reader.next(new Chunk(
                    new CampaignId(chunk.getString("campaignId")),
                    chunk.getList("days", Document.class).stream()
                            .map(StagedDays::day)
                            .toList()));
        }
    }

    /** What an import's days of one of our campaigns were added up from, as far as that is known. */
    Map<LocalDate, Set<String>> sources(String importId, CampaignId campaign) {
        Map<LocalDate, Set<String>> sources = new HashMap<>();
        chunks.find(and(gte("_id", importId + "/"), lt("_id", importId + "0"), eq("campaignId", campaign.value())))
                .projection(Projections.include("days.date", "days.sources"))
                .forEach(chunk -> chunk.getList("days", Document.class)
                        .forEach(day -> sources.put(LocalDate.parse(day.getString("date")), sources(day))));
        return sources;
    }

    private static Set<String> sources(Document day) {
        return Set.copyOf(day.getList("sources", String.class, List.of()));
    }

    private static Document document(StagedDay day) {
        List<Document> metrics = new ArrayList<>();
        day.metrics()
                .forEach((path, value) -> metrics.add(
                        new Document("path", path).append("value", value == null ? null : value.toPlainString())));
        return new Document("date", day.date().toString())
                .append("metrics", metrics)
                .append("currency", day.currency())
                .append("lines", day.lines())
                .append("sources", List.copyOf(day.sources()))
                .append("flagged", day.flagged());
    }

    private static StagedDay day(Document stored) {
        Map<String, BigDecimal> metrics = new LinkedHashMap<>();
        for (Document metric : stored.getList("metrics", Document.class)) {
            String value = metric.getString("value");
            metrics.put(metric.getString("path"), value == null ? null : new BigDecimal(value));
        }
        return new StagedDay(
                LocalDate.parse(stored.getString("date")),
                metrics,
                stored.getString("currency"),
                stored.getString("lines"),
                sources(stored),
                stored.getBoolean("flagged", false));
    }
}
