package com.mdmc.crm.command.campaign.imports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpiOrigin;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.command.campaign.kpi.SourceCampaign;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.kpi.PlatformCampaignKpis;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Working store of imports between preview and reversal, in {@code kpi_imports} and {@code kpi_import_days}: figures
 * and numbers of lines, and encrypted what the platform calls its campaigns. A quarter after the preview they are dropped.
 */
final class StagedDays {
    static final int CHUNK = 400;
    private static final Duration KEPT = Duration.ofDays(92);
    private static final String IMPORT = "importId";

    private final MongoCollection<Document> imports;
    private final MongoCollection<Document> chunks;

    /** What an import is about. */
    record Source(String importId, Platform platform, String digest, Instant fetchedAt, boolean isReversed) {

        /**
         * A day as it is recorded.
         *
         * @param campaigns the platform's, in the order that the day's parts name them by
         */
        ReportedDay reported(CampaignId campaign, StagedDay day, List<SourceCampaign> campaigns) {
            List<PlatformCampaignKpis> parts = day.parts().entrySet().stream()
                    .map(each -> part(campaigns.get(each.getKey()), each.getValue()))
                    .toList();
            Set<String> metrics = new HashSet<>(day.metrics().keySet());
            parts.forEach(part -> metrics.addAll(part.metrics()));
            return new ReportedDay(
                    PlatformMonth.of(campaign, platform, day.date()),
                    day.date(),
                    Kpis.ofPaths(day.metrics()),
                    day.currency(),
                    fetchedAt,
                    new KpiOrigin(metrics, importId, digest, day.lines()),
                    parts);
        }

        private static PlatformCampaignKpis part(SourceCampaign campaign, Map<String, BigDecimal> metrics) {
            return new PlatformCampaignKpis(
                    campaign.number(), campaign.name(), List.copyOf(metrics.keySet()), Kpis.ofPaths(metrics));
        }
    }

    /**
     * One day as it was read.
     *
     * @param metrics of all that belongs to our campaign together
     * @param parts the same by the platform's campaigns, by their number in the import's list of them; empty if the report
     *     does not tell them apart
     */
    record StagedDay(
            LocalDate date,
            Map<String, BigDecimal> metrics,
            Map<Integer, Map<String, BigDecimal>> parts,
            String currency,
            String lines,
            boolean flagged) {

        StagedDay withFlag(boolean isFlagged) {
            return new StagedDay(date, metrics, parts, currency, lines, isFlagged);
        }
    }

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
     * @param campaigns our campaign → the platform's that belong to it, encrypted
     */
    void begin(Source source, Map<String, List<SourceCampaign>> campaigns, Instant now) {
        Date expired = Date.from(now.minus(KEPT));
        imports.deleteMany(lt("createdAt", expired));
        chunks.deleteMany(lt("createdAt", expired));
        imports.insertOne(new Document("_id", source.importId())
                .append("platform", source.platform().wire())
                .append("digest", source.digest())
                .append("fetchedAt", Date.from(source.fetchedAt()))
                .append("campaigns", document(campaigns))
                .append("createdAt", Date.from(now)));
    }

    private static Document document(Map<String, List<SourceCampaign>> campaigns) {
        Document document = new Document();
        campaigns.forEach((ours, theirs) -> document.append(
                ours,
                theirs.stream()
                        .map(each -> new Document("number", token(each.number())).append("name", token(each.name())))
                        .toList()));
        return document;
    }

    private static String token(PersonalText text) {
        return text == null ? null : text.token();
    }

    private static PersonalText text(String token) {
        return token == null ? null : PersonalText.encrypted(token);
    }

    /** Our campaign → the platform's that belong to it, encrypted. */
    Map<String, List<SourceCampaign>> platformCampaigns(String importId) {
        return platformCampaigns(imports.find(eq("_id", importId)).first());
    }

    private static Map<String, List<SourceCampaign>> platformCampaigns(Document found) {
        Map<String, List<SourceCampaign>> campaigns = new LinkedHashMap<>();
        Document stored = found == null ? new Document() : found.get("campaigns", new Document());
        stored.keySet()
                .forEach(ours -> campaigns.put(
                        ours,
                        stored.getList(ours, Document.class).stream()
                                .map(each -> new SourceCampaign(
                                        text(each.getString("number")), text(each.getString("name"))))
                                .toList()));
        return campaigns;
    }

    void add(String importId, int number, Chunk chunk, Instant now) {
        chunks.insertOne(new Document("_id", "%s/%06d".formatted(importId, number))
                .append(IMPORT, importId)
                .append("createdAt", Date.from(now))
                .append("campaignId", chunk.campaign().value())
                .append("days", chunk.days().stream().map(StagedDays::document).toList()));
    }

    Optional<Source> find(String importId) {
        return Optional.ofNullable(imports.find(eq("_id", importId)).first()).map(StagedDays::source);
    }

    private static Source source(Document found) {
        return new Source(
                found.getString("_id"),
                WireEnum.of(Platform.class, found.getString("platform")).orElseThrow(),
                found.getString("digest"),
                found.getDate("fetchedAt").toInstant(),
                found.getBoolean("reversed", false));
    }

    /** Notes that an import is being recorded, and whether with what did not look right. */
    void confirm(String importId, boolean acceptFlagged) {
        Document noted = new Document("confirmed", true);
        imports.updateOne(
                eq("_id", importId), new Document("$set", acceptFlagged ? noted.append("flaggedToo", true) : noted));
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
            reader.next(new Chunk(new CampaignId(chunk.getString("campaignId")), days(chunk)));
        }
    }

    /** What other imports that stand say of days of one of our campaigns, the oldest first. */
    List<ReportedDay> standing(Source reversed, CampaignId campaign, Set<LocalDate> dates) {
        List<ReportedDay> standing = new ArrayList<>();
        for (Document found : imports.find(and(
                        eq("platform", reversed.platform().wire()),
                        eq("confirmed", true),
                        ne("reversed", true),
                        ne("_id", reversed.importId())))
                .sort(Sorts.ascending("fetchedAt", "_id"))) {
            Source source = source(found);
            boolean flaggedToo = found.getBoolean("flaggedToo", false);
            List<SourceCampaign> campaigns = platformCampaigns(found).getOrDefault(campaign.value(), List.of());
            of(source.importId(), campaign).stream()
                    .filter(day -> dates.contains(day.date()) && (flaggedToo || !day.flagged()))
                    .forEach(day -> standing.add(source.reported(campaign, day, campaigns)));
        }
        return standing;
    }

    private List<StagedDay> of(String importId, CampaignId campaign) {
        List<StagedDay> days = new ArrayList<>();
        chunks.find(and(gte("_id", importId + "/"), lt("_id", importId + "0"), eq("campaignId", campaign.value())))
                .forEach(chunk -> days.addAll(days(chunk)));
        return days;
    }

    private static List<StagedDay> days(Document chunk) {
        return chunk.getList("days", Document.class).stream()
                .map(StagedDays::day)
                .toList();
    }

    private static Document document(StagedDay day) {
        Document parts = new Document();
        day.parts().forEach((campaign, metrics) -> parts.append(campaign.toString(), documents(metrics)));
        return new Document("date", day.date().toString())
                .append("metrics", documents(day.metrics()))
                .append("parts", parts)
                .append("currency", day.currency())
                .append("lines", day.lines())
                .append("flagged", day.flagged());
    }

    private static List<Document> documents(Map<String, BigDecimal> metrics) {
        List<Document> documents = new ArrayList<>();
        metrics.forEach((path, value) -> documents.add(
                new Document("path", path).append("value", value == null ? null : value.toPlainString())));
        return documents;
    }

    private static StagedDay day(Document stored) {
        Map<Integer, Map<String, BigDecimal>> parts = new TreeMap<>();
        Document storedParts = stored.get("parts", new Document());
        storedParts.keySet().forEach(campaign -> parts.put(Integer.valueOf(campaign), metrics(storedParts, campaign)));
        return new StagedDay(
                LocalDate.parse(stored.getString("date")),
                metrics(stored, "metrics"),
                parts,
                stored.getString("currency"),
                stored.getString("lines"),
                stored.getBoolean("flagged", false));
    }

    private static Map<String, BigDecimal> metrics(Document stored, String field) {
        Map<String, BigDecimal> metrics = new LinkedHashMap<>();
        for (Document metric : stored.getList(field, Document.class)) {
            String value = metric.getString("value");
            metrics.put(metric.getString("path"), value == null ? null : new BigDecimal(value));
        }
        return metrics;
    }
}
