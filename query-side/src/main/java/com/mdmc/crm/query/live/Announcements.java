package com.mdmc.crm.query.live;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.user.TeamEvent;
import com.mdmc.crm.domain.user.UserEvent.UserTeamChanged;
import com.mdmc.crm.projections.fold.Recorded;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.live.CommitReader.ReadCommit;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;

/** Makes notices of commits. Who may read what is asked of the views, once for all that is announced together. */
final class Announcements {
    private final Views views;

    Announcements(Views views) {
        this.views = views;
    }

    /** The projections that must have come this far before the commits may be announced. */
    static Set<String> projections(List<ReadCommit> commits) {
        Set<String> needed = new HashSet<>();
        for (ReadCommit commit : commits) {
            commit.events()
                    .forEach(recorded -> LiveResource.of(recorded.event())
                            .ifPresent(resource -> needed.addAll(resource.projections())));
        }
        return needed;
    }

    /** One notice a commit. */
    List<Notice> of(List<ReadCommit> commits) {
        Map<LiveResource, Map<String, Reach>> reaches = new EnumMap<>(LiveResource.class);
        ids(commits).forEach((resource, ids) -> reaches.put(resource, reaches(resource, ids)));
        return commits.stream()
                .map(commit -> new Notice(
                        commit.position(),
                        timeOf(commit),
                        commit.events().stream()
                                .flatMap(recorded -> LiveResource.of(recorded.event()).stream()
                                        .flatMap(
                                                resource -> change(resource, recorded, reaches.get(resource)).stream()))
                                .toList()))
                .toList();
    }

    private static Instant timeOf(ReadCommit commit) {
        return commit.events().isEmpty() ? null : commit.events().get(0).time();
    }

    private static Map<LiveResource, Set<String>> ids(List<ReadCommit> commits) {
        Map<LiveResource, Set<String>> ids = new EnumMap<>(LiveResource.class);
        for (ReadCommit commit : commits) {
            commit.events()
                    .forEach(recorded -> LiveResource.of(recorded.event())
                            .ifPresent(resource -> ids.computeIfAbsent(resource, unseen -> new HashSet<>())
                                    .add(recorded.event().subject())));
        }
        return ids;
    }

    private Map<String, Reach> reaches(LiveResource resource, Set<String> ids) {
        Map<String, Reach> found = new HashMap<>();
        for (BsonDocument stored : views.fields(resource.view(), in("_id", ids), Reach.FIELDS)) {
            found.put(stored.getString("_id").getValue(), Reach.of(resource, stored));
        }
        return found;
    }

    // What is not in its view, such as something that was set aside, cannot be read and is not told of.
    private static Optional<Change> change(LiveResource resource, Recorded<?> recorded, Map<String, Reach> reaches) {
        DomainEvent event = recorded.event();
        Reach reach = reaches.get(event.subject());
        return Optional.ofNullable(reach)
                .map(known -> new Change(
                        resource,
                        event.getClass().getSimpleName(),
                        event instanceof TeamEvent team ? team.teamId() : event.subject(),
                        event.subject().equals(recorded.aggregateId()) ? recorded.version() : null,
                        known.scope(),
                        before(event),
                        author(recorded, known)));
    }

    private static Scope before(DomainEvent event) {
        if (event instanceof LeadAssigned assigned) {
            return new Scope(assigned.previousAssignee(), assigned.previousTeam());
        }
        if (event instanceof LeadQueued queued) {
            return new Scope(queued.previousAssignee(), queued.previousTeam());
        }
        if (event instanceof CampaignTeamChanged changed) {
            return new Scope(
                    null, changed.previous() == null ? null : changed.previous().team());
        }
        return event instanceof UserTeamChanged changed ? new Scope(changed.userId(), changed.from()) : null;
    }

    // Only its author may rewrite a note.
    private static UserId author(Recorded<?> recorded, Reach reach) {
        if (recorded.event() instanceof LeadNoteAdded note) {
            return note.isPrivate() ? note.author() : null;
        }
        boolean secret = recorded.event() instanceof LeadNoteRevised revised
                && reach.privateNotes().contains(revised.noteId());
        return secret ? recorded.actor() : null;
    }
}
