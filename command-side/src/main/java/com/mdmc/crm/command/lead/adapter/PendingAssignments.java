package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Choices made a moment ago, which the workload may not show yet. All of them are in one document with a number that
 * every choice raises, so that of two choices made on the same knowledge, on any node, only one holds.
 */
public final class PendingAssignments {
    // Longer than the workload ever lags behind the ledger while the system is healthy.
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final String ID = "round";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> rounds;

    public PendingAssignments(MongoDatabase database) {
        this.rounds = DurableSettings.of(database).collection("lead_pending_assignments", Document.class);
    }

    private record Choice(String lead, String owner, Instant at) {}

    /** What was chosen lately, and the number a next choice is bound to. */
    record Round(long number, List<Choice> choices) {

        /** The leads somebody was just given, but for {@code lead} itself. */
        List<String> leadsOf(UserId owner, LeadId lead) {
            return choices.stream()
                    .filter(choice -> choice.owner().equals(owner.value()))
                    .map(Choice::lead)
                    .filter(each -> !each.equals(lead.value()))
                    .toList();
        }

        Optional<Instant> lastOf(UserId owner) {
            return choices.stream()
                    .filter(choice -> choice.owner().equals(owner.value()))
                    .map(Choice::at)
                    .max(Comparator.naturalOrder());
        }
    }

    Round read(Instant now) {
        Document stored = rounds.find(eq("_id", ID)).first();
        if (stored == null) {
            return new Round(-1, List.of());
        }
        List<Choice> recent = stored.getList("choices", Document.class).stream()
                .map(each -> new Choice(
                        each.getString("lead"),
                        each.getString("owner"),
                        each.getDate("at").toInstant()))
                .filter(choice -> choice.at().plus(REMEMBERED).isAfter(now))
                .toList();
        return new Round(stored.getLong("number"), recent);
    }

    /** Records a choice made on what {@code round} knew; {@code false} if somebody else chose meanwhile. */
    boolean reserve(Round round, LeadId lead, UserId owner, Instant now) {
        List<Choice> choices = new ArrayList<>(round.choices());
        choices.removeIf(choice -> choice.lead().equals(lead.value()));
        choices.add(new Choice(lead.value(), owner.value(), now));
        Document next = new Document("_id", ID)
                .append("number", round.number() + 1)
                .append(
                        "choices",
                        choices.stream().map(PendingAssignments::document).toList());
        return round.number() < 0 ? insert(next) : replace(round.number(), next);
    }

    /** Takes a choice back that did not become an assignment. */
    void forget(LeadId lead) {
        rounds.updateOne(
                eq("_id", ID),
                Updates.combine(
                        Updates.pull("choices", new Document("lead", lead.value())), Updates.inc("number", 1L)));
    }

    private boolean insert(Document first) {
        try {
            rounds.insertOne(first);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() != DUPLICATE_KEY) {
                throw refused;
            }
            return false;
        }
    }

    private boolean replace(long number, Document next) {
        return rounds.replaceOne(and(eq("_id", ID), eq("number", number)), next).getMatchedCount() == 1;
    }

    private static Document document(Choice choice) {
        return new Document("lead", choice.lead())
                .append("owner", choice.owner())
                .append("at", Date.from(choice.at()));
    }
}
