package com.mdmc.crm.command.campaign.kpi;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Keeps confirmed fetch times in {@code kpi_fetches}, one document per {@link KpiMonth}: {@code days} for fetches of whole
 * days, {@code some}, grouped by what they have, for fetches of some metrics, and {@code confirmed}, the latest imports that
 * confirmed a day.
 */
public final class MongoLatestFetches implements LatestFetches {
    private static final String DAYS = "days";
    private static final String SOME = "some";
    private static final String CONFIRMED = "confirmed";
    private static final int CONFIRMATIONS_KEPT = 8;

    private final MongoCollection<Document> collection;

    public MongoLatestFetches(MongoDatabase database) {
        collection = DurableSettings.of(database).collection("kpi_fetches", Document.class);
    }

    @Override
    public List<ConfirmedFetch> of(KpiMonth month) {
        List<ConfirmedFetch> fetches = new ArrayList<>();
        Document stored = stored(month);
        stored.get(DAYS, new Document()).forEach((day, time) -> fetches.add(fetch(day, null, time)));
        stored.get(SOME, new Document()).values().forEach(group -> {
            Set<String> metrics = Set.copyOf(((Document) group).getList("metrics", String.class));
            ((Document) group).get(DAYS, new Document()).forEach((day, time) -> fetches.add(fetch(day, metrics, time)));
        });
        return fetches;
    }

    @Override
    public List<Confirmation> confirmations(KpiMonth month) {
        List<Confirmation> confirmations = new ArrayList<>();
        stored(month)
                .get(CONFIRMED, new Document())
                .forEach((day, imports) -> ((Document) imports)
                        .forEach((importId, recordedBy) -> confirmations.add(
                                new Confirmation(LocalDate.parse(day), (String) recordedBy, importId))));
        return confirmations;
    }

    private Document stored(KpiMonth month) {
        Document stored = collection.find(eq("_id", month.toString())).first();
        return stored == null ? new Document() : stored;
    }

    private static ConfirmedFetch fetch(String day, Set<String> metrics, Object time) {
        return new ConfirmedFetch(LocalDate.parse(day), metrics, ((Date) time).toInstant());
    }

    @Override
    public void confirm(KpiMonth month, List<ConfirmedFetch> fetches, List<Confirmation> confirmations) {
        List<Bson> latest = new ArrayList<>();
        Set<String> groups = new TreeSet<>();
        for (ConfirmedFetch fetch : fetches) {
            String group = DAYS;
            if (fetch.metrics() != null) {
                List<String> metrics = fetch.metrics().stream().sorted().toList();
                String key = SOME + "." + Integer.toHexString(metrics.hashCode());
                group = key + "." + DAYS;
                if (groups.add(key)) {
                    latest.add(Updates.set(key + ".metrics", metrics));
                }
            }
            latest.add(Updates.max(group + "." + fetch.date(), Date.from(fetch.at())));
        }
        latest.addAll(noted(month, confirmations));
        collection.updateOne(eq("_id", month.toString()), Updates.combine(latest), new UpdateOptions().upsert(true));
    }

    // The same account is often exported every day: of those who said the same the latest do.
    private List<Bson> noted(KpiMonth month, List<Confirmation> confirmations) {
        Document known =
                confirmations.isEmpty() ? new Document() : stored(month).get(CONFIRMED, new Document());
        List<Bson> updates = new ArrayList<>();
        for (Confirmation confirmation : confirmations) {
            String path = CONFIRMED + "." + confirmation.date() + ".";
            updates.add(Updates.set(path + confirmation.importId(), confirmation.recordedBy()));
            Document day = known.get(confirmation.date().toString(), new Document());
            day.keySet().stream()
                    .filter(importId -> !importId.equals(confirmation.importId()))
                    .limit(Math.max(0, day.size() + 1 - CONFIRMATIONS_KEPT))
                    .forEach(importId -> updates.add(Updates.unset(path + importId)));
        }
        return updates;
    }

    @Override
    public void forget(KpiMonth month, LocalDate date) {
        List<Bson> gone = new ArrayList<>(List.of(Updates.unset(DAYS + "." + date)));
        stored(month)
                .get(SOME, new Document())
                .keySet()
                .forEach(key -> gone.add(Updates.unset(SOME + "." + key + "." + DAYS + "." + date)));
        collection.updateOne(eq("_id", month.toString()), Updates.combine(gone));
    }
}
