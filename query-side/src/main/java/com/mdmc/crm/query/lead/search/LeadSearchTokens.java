package com.mdmc.crm.query.lead.search;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.lead.LeadEvent.LeadArtistInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadUnmerged;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.offline.Rebuild;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mdmc.crm.projections.processing.Plan;
import com.mdmc.crm.projections.processing.PlannedProjection;
import com.mdmc.crm.projections.store.ViewCollections;
import com.mdmc.crm.projections.store.ViewStore;
import com.mdmc.crm.projections.store.WriteRound.Part;
import com.mdmc.crm.query.list.Search.Found;
import com.mdmc.crm.query.list.SearchWords;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Blind index of leads: keyed hashes of the beginnings of names, of the e-mail address and of
 * the ends of the phone number. It is kept beside the views,
 * where an erasure clears it. Without the key it reveals no name.
 */
public class LeadSearchTokens implements Rebuildable, PlannedProjection {
    public static final String NAME = "lead_search";

    // A search that finds more walks the list instead of naming ids in the query.
    private static final int MOST_NAMED = 1_000;
    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private final MongoDatabase database;
    private final MongoCollection<Document> collection;
    private final Privacy privacy;
    private final SearchWords words;
    // True in a rebuild that started empty, so that nothing needs to be removed first.
    private final boolean fresh;

    public LeadSearchTokens(MongoDatabase database, Privacy privacy, SearchWords words) {
        this(database, NAME, privacy, words, false);
        createIndexes();
    }

    private LeadSearchTokens(MongoDatabase database, String name, Privacy privacy, SearchWords words, boolean fresh) {
        this.fresh = fresh;
        this.database = database;
        this.collection = ViewCollections.open(database, name, Document.class);
        this.privacy = privacy;
        this.words = words;
    }

    private void createIndexes() {
        ViewCollections.index(collection, List.of(Indexes.ascending("person"), Indexes.ascending("artist")));
        collection.createIndex(Indexes.ascending("survivor"), new IndexOptions().sparse(true));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> collections() {
        return List.of(NAME);
    }

    @Override
    public int revision() {
        return 4;
    }

    @Override
    public Rebuild rebuild(String suffix) {
        LeadSearchTokens elsewhere = new LeadSearchTokens(database, NAME + suffix, privacy, words, true);
        return Rebuild.by(elsewhere, elsewhere::createIndexes);
    }

    @Override
    public void project(List<EventEnvelope<?>> batch) {
        writeAll(writes(batch));
    }

    @Override
    public Plan plan(List<EventEnvelope<?>> batch) {
        List<WriteModel<Document>> writes = writes(batch);
        return Plan.of(new Part<>(collection, writes), () -> writeAll(writes));
    }

    private List<WriteModel<Document>> writes(List<EventEnvelope<?>> batch) {
        Map<Object, Object> decrypted = decrypted(batch);
        Map<String, Tokens> leads = new LinkedHashMap<>();
        batch.forEach(recorded -> take(recorded, decrypted, leads));
        return leads.entrySet().stream()
                .map(lead -> write(lead.getKey(), lead.getValue()))
                .toList();
    }

    private void writeAll(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException refused) {
            // A row that knows these events and later ones is not found as older, and not inserted again.
            if (refused.getWriteConcernError() != null
                    || refused.getWriteErrors().stream()
                            .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw refused;
            }
        }
    }

    /** The personal data of a batch, decrypted together, so that the keys cost one query. */
    private Map<Object, Object> decrypted(List<EventEnvelope<?>> batch) {
        List<Object> encrypted = batch.stream()
                .flatMap(recorded -> named(recorded.event()))
                .filter(Objects::nonNull)
                .toList();
        List<Object> decrypted = privacy.decryptAll(encrypted);
        Map<Object, Object> byEncrypted = new HashMap<>();
        for (int i = 0; i < encrypted.size(); i++) {
            byEncrypted.put(encrypted.get(i), decrypted.get(i));
        }
        return byEncrypted;
    }

    private static Stream<Object> named(DomainEvent event) {
        if (event instanceof LeadCaptured captured) {
            return Stream.of(captured.personalInfo(), captured.artistInfo().name());
        } else if (event instanceof LeadPersonalInfoChanged changed) {
            return Stream.of(changed.personalInfo());
        }
        return event instanceof LeadArtistInfoChanged changed
                ? Stream.of(changed.artistInfo().name())
                : Stream.empty();
    }

    /**
     * Changes of a batch to the tokens of a lead; {@code null} for unchanged tokens.
     *
     * @param begun whether the lead was captured in the batch
     * @param erased whether older tokens must be removed
     * @param survivor the lead it was merged into, which its tokens find from then on; empty for a lead of its own again
     * @param last token of the last event that changed them
     */
    @RecordBuilder
    record Tokens(boolean begun, boolean erased, List<String> person, List<String> artist, String survivor, long last)
            implements LeadSearchTokensTokensBuilder.With {
        private static final Tokens UNCHANGED = new Tokens(false, false, null, null, null, 0);
    }

    private void take(EventEnvelope<?> recorded, Map<Object, Object> decrypted, Map<String, Tokens> leads) {
        DomainEvent event = recorded.event();
        Tokens before = leads.getOrDefault(event.subject(), Tokens.UNCHANGED);
        Tokens after = after(before, event, decrypted);
        if (after != before) {
            leads.put(event.subject(), after.withLast(recorded.token()));
        }
    }

    private Tokens after(Tokens before, DomainEvent event, Map<Object, Object> decrypted) {
        if (event instanceof LeadCaptured captured) {
            List<String> person = personal((PersonalInfo) decrypted.get(captured.personalInfo()));
            List<String> artist =
                    artistic((PersonalText) decrypted.get(captured.artistInfo().name()));
            return before.with(next -> next.begun(true).person(person).artist(artist));
        } else if (event instanceof LeadPersonalInfoChanged changed) {
            return before.withPerson(personal((PersonalInfo) decrypted.get(changed.personalInfo())));
        } else if (event instanceof LeadArtistInfoChanged changed) {
            return before.withArtist(
                    artistic((PersonalText) decrypted.get(changed.artistInfo().name())));
        } else if (event instanceof LeadMergedInto merged) {
            return before.withSurvivor(merged.survivor().value());
        } else if (event instanceof LeadUnmerged) {
            return before.withSurvivor("");
        }
        return event instanceof LeadErased
                ? Tokens.UNCHANGED.with(next -> next.begun(before.begun()).erased(true))
                : before;
    }

    // Only where the row knows no later event: what a second owner wrote, or an erasure emptied, stays as it is. That
    // is
    // why an erased lead keeps an empty row.
    private WriteModel<Document> write(String lead, Tokens tokens) {
        Document set = new Document(ViewStore.TOKEN, tokens.last);
        Document unset = new Document();
        put("person", tokens.person, tokens.erased, set, unset);
        put("artist", tokens.artist, tokens.erased, set, unset);
        put("survivor", tokens.survivor, tokens.erased, set, unset);
        if (fresh && tokens.begun && !tokens.erased) {
            return new InsertOneModel<>(identified(lead, set));
        }
        Document change = new Document("$set", set);
        if (!unset.isEmpty()) {
            change.append("$unset", unset);
        }
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", lead), Filters.lt(ViewStore.TOKEN, tokens.last)), change, OR_INSERT);
    }

    private static void put(String field, Object value, boolean isErased, Document set, Document unset) {
        if (value != null) {
            set.append(field, value);
        } else if (isErased) {
            unset.append(field, "");
        }
    }

    private static Document identified(String lead, Document fields) {
        Document row = new Document("_id", lead);
        row.putAll(fields);
        return row;
    }

    private List<String> personal(PersonalInfo person) {
        if (person.email().text().equals(Privacy.ERASED)) {
            return List.of();
        }
        Set<String> tokens = words.beginnings(
                person.firstName().text() + " " + person.lastName().text());
        tokens.add(words.email(person.email().text()));
        if (person.phone() != null) {
            tokens.addAll(words.endings(person.phone().text()));
        }
        return List.copyOf(tokens);
    }

    private List<String> artistic(PersonalText name) {
        return name.text().equals(Privacy.ERASED) ? List.of() : List.copyOf(words.beginnings(name.text()));
    }

    /**
     * Finds the leads whose names have a prefix for every word, that have exactly this e-mail address, or whose phone
     * number ends with these digits. What finds a duplicate finds the lead it was merged into as well.
     */
    public Found matching(String text) {
        List<Bson> ways = ways(text);
        Map<String, String> found = new HashMap<>();
        ways.forEach(way -> found.putAll(survivors(way, MOST_NAMED + 1)));
        return found.size() <= MOST_NAMED
                ? new Found(in("_id", withSurvivors(found)), null)
                : Found.tooManyToName(ids -> among(ids, Filters.or(ways)));
    }

    /** The leads of {@code survivors}, and all that they were merged into. */
    private Set<String> withSurvivors(Map<String, String> survivors) {
        Set<String> all = new HashSet<>();
        Map<String, String> next = survivors;
        while (!next.isEmpty()) {
            all.addAll(next.keySet());
            Set<String> unknown = new HashSet<>(next.values());
            unknown.remove("");
            unknown.removeAll(all);
            next = unknown.isEmpty() ? Map.of() : survivors(in("_id", unknown), unknown.size());
        }
        return all;
    }

    private List<Bson> ways(String text) {
        List<String> tokens = words.of(text);
        List<Bson> ways = new ArrayList<>(List.of(all("person", tokens), all("artist", tokens)));
        if (text.contains("@")) {
            ways.add(Filters.eq("person", words.email(text)));
        }
        if (SearchWords.isPhone(text)) {
            ways.add(Filters.eq("person", words.ofPhone(text)));
        }
        return ways;
    }

    private Set<String> among(Collection<String> ids, Bson ways) {
        Set<String> found = new HashSet<>();
        List<String> rest = new ArrayList<>(ids);
        for (int from = 0; from < rest.size(); from += MOST_NAMED) {
            List<String> some = rest.subList(from, Math.min(rest.size(), from + MOST_NAMED));
            Map<String, String> asked = withDuplicates(some);
            survivors(Filters.and(in("_id", asked.keySet()), ways), asked.size())
                    .keySet()
                    .forEach(lead -> found.add(asked.get(lead)));
        }
        return found;
    }

    /** The leads, and all that were merged into them, each with the lead it counts for. */
    private Map<String, String> withDuplicates(List<String> leads) {
        Map<String, String> all = new HashMap<>();
        leads.forEach(lead -> all.put(lead, lead));
        Collection<String> next = leads;
        while (!next.isEmpty()) {
            Map<String, String> duplicates = survivors(in("survivor", next), 0);
            duplicates.keySet().removeAll(all.keySet());
            duplicates.forEach((duplicate, survivor) -> all.put(duplicate, all.get(survivor)));
            next = duplicates.keySet();
        }
        return all;
    }

    /** The leads that a filter finds, each with the one it was merged into; empty for none. */
    private Map<String, String> survivors(Bson filter, int most) {
        Map<String, String> found = new HashMap<>();
        collection
                .find(filter)
                .projection(Projections.include("survivor"))
                .limit(most)
                .batchSize(most == 0 ? 0 : most + 1)
                .forEach(row -> found.put(row.getString("_id"), row.get("survivor", "")));
        return found;
    }
}
