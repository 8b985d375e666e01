package com.mdmc.crm.command.campaign.kpi;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Keeps confirmed fetch times in {@code kpi_fetches}, one document per {@link KpiMonth}. */
public final class MongoLatestFetches implements LatestFetches {
    private final MongoCollection<Document> collection;

    public MongoLatestFetches(MongoDatabase database) {
        collection = DurableSettings.of(database).collection("kpi_fetches", Document.class);
    }

    @Override
    public Map<LocalDate, Instant> of(KpiMonth month) {
        Document stored = collection.find(eq("_id", month.toString())).first();
        Map<LocalDate, Instant> fetches = new HashMap<>();
        if (stored != null) {
            stored.get("days", Document.class)
                    .forEach((day, time) -> fetches.put(LocalDate.parse(day), ((Date) time).toInstant()));
        }
        return fetches;
    }

    @Override
    public void confirm(KpiMonth month, Map<LocalDate, Instant> fetches) {
        List<Bson> latest = fetches.entrySet().stream()
                .map(day -> Updates.max("days." + day.getKey(), Date.from(day.getValue())))
                .collect(Collectors.toList());
        collection.updateOne(eq("_id", month.toString()), Updates.combine(latest), new UpdateOptions().upsert(true));
    }
}
