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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Keeps confirmed fetch times in {@code kpi_fetches}, one document per {@link KpiMonth}: {@code days} for fetches of whole
 * days, and {@code some}, grouped by what they have and of which of the platform's campaigns, for the others.
 */
public final class MongoLatestFetches implements LatestFetches {
    private static final String DAYS = "days";
    private static final String SOME = "some";
    private static final String METRICS = "metrics";
    private static final String SOURCE = "source";

    private final MongoCollection<Document> collection;

    public MongoLatestFetches(MongoDatabase database) {
        collection = DurableSettings.of(database).collection("kpi_fetches", Document.class);
    }

    @Override
    public List<ConfirmedFetch> of(KpiMonth month) {
        List<ConfirmedFetch> fetches = new ArrayList<>();
        Document stored = stored(month);
        add(stored, null, null, fetches);
        stored.get(SOME, new Document()).values().forEach(each -> {
            Document group = (Document) each;
            add(group, group.getString(SOURCE), Set.copyOf(group.getList(METRICS, String.class)), fetches);
        });
        return fetches;
    }

    private static void add(Document group, String source, Set<String> metrics, List<ConfirmedFetch> to) {
        group.get(DAYS, new Document())
                .forEach((day, time) ->
                        to.add(new ConfirmedFetch(LocalDate.parse(day), source, metrics, ((Date) time).toInstant())));
    }

    private Document stored(KpiMonth month) {
        Document stored = collection.find(eq("_id", month.toString())).first();
        return stored == null ? new Document() : stored;
    }

    @Override
    public void note(KpiMonth month, Set<LocalDate> forgotten, List<ConfirmedFetch> fetches) {
        if (!forgotten.isEmpty()) {
            forget(month, forgotten);
        }
        if (!fetches.isEmpty()) {
            confirm(month, fetches);
        }
    }

    private void confirm(KpiMonth month, List<ConfirmedFetch> fetches) {
        List<Bson> latest = new ArrayList<>();
        Set<String> groups = new TreeSet<>();
        for (ConfirmedFetch fetch : fetches) {
            String group = DAYS;
            if (fetch.metrics() != null) {
                List<String> metrics = fetch.metrics().stream().sorted().toList();
                String key = SOME + "." + Integer.toHexString(Objects.hash(metrics, fetch.source()));
                group = key + "." + DAYS;
                if (groups.add(key)) {
                    latest.add(Updates.set(key + "." + METRICS, metrics));
                    latest.add(Updates.set(key + "." + SOURCE, fetch.source()));
                }
            }
            latest.add(Updates.max(group + "." + fetch.date(), Date.from(fetch.at())));
        }
        collection.updateOne(eq("_id", month.toString()), Updates.combine(latest), new UpdateOptions().upsert(true));
    }

    private void forget(KpiMonth month, Set<LocalDate> days) {
        List<Bson> gone = new ArrayList<>();
        Set<String> groups = stored(month).get(SOME, new Document()).keySet();
        days.forEach(day -> {
            gone.add(Updates.unset(DAYS + "." + day));
            groups.forEach(key -> gone.add(Updates.unset(SOME + "." + key + "." + DAYS + "." + day)));
        });
        collection.updateOne(eq("_id", month.toString()), Updates.combine(gone));
    }
}
