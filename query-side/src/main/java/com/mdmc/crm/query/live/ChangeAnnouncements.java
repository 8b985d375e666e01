package com.mdmc.crm.query.live;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.user.TeamEvent;
import com.mdmc.crm.domain.user.UserEvent.UserTeamChanged;
import com.mdmc.crm.projections.fold.EventEnvelope;
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

/** Builds the notifications of commits. The access rights are read from the views once per batch. */
final class ChangeAnnouncements {
    private final Views views;

    ChangeAnnouncements(Views views) {
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
    List<ChangeNotification> of(List<ReadCommit> commits) {
        Map<LiveResource, Map<String, NoteVisibility>> reaches = new EnumMap<>(LiveResource.class);
        ids(commits).forEach((resource, ids) -> reaches.put(resource, reaches(resource, ids)));
        return commits.stream()
                .map(commit -> new ChangeNotification(
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

    private Map<String, NoteVisibility> reaches(LiveResource resource, Set<String> ids) {
        Map<String, NoteVisibility> found = new HashMap<>();
        for (BsonDocument stored : views.fields(resource.view(), in("_id", ids), NoteVisibility.FIELDS)) {
            found.put(stored.getString("_id").getValue(), NoteVisibility.of(resource, stored));
        }
        return found;
    }

    // What is not in its view, such as something that was set aside, cannot be read and is not told of.
    private static Optional<LiveChange> change(
            LiveResource resource, EventEnvelope<?> recorded, Map<String, NoteVisibility> reaches) {
        DomainEvent event = recorded.event();
        NoteVisibility reach = reaches.get(event.subject());
        return Optional.ofNullable(reach)
                .map(known -> new LiveChange(
                        resource,
                        event.getClass().getSimpleName(),
                        idOf(event),
                        event.subject().equals(recorded.aggregateId()) ? recorded.version() : null,
                        known.scope(),
                        before(event),
                        author(recorded, known),
                        known.unread()));
    }

    // What an API calls the thing, where its stream has another name.
    private static String idOf(DomainEvent event) {
        if (event instanceof TeamEvent team) {
            return team.teamId();
        }
        return event instanceof NotificationEvent inbox ? inbox.userId().value() : event.subject();
    }

    private static ResourceOwner before(DomainEvent event) {
        if (event instanceof LeadAssigned assigned) {
            return new ResourceOwner(assigned.previousAssignee(), assigned.previousTeam());
        }
        if (event instanceof LeadQueued queued) {
            return new ResourceOwner(queued.previousAssignee(), queued.previousTeam());
        }
        if (event instanceof CampaignTeamChanged changed) {
            return new ResourceOwner(
                    null, changed.previous() == null ? null : changed.previous().team());
        }
        return event instanceof UserTeamChanged changed ? new ResourceOwner(changed.userId(), changed.from()) : null;
    }

    // Only its author may rewrite a note.
    private static UserId author(EventEnvelope<?> recorded, NoteVisibility reach) {
        if (recorded.event() instanceof LeadNoteAdded note) {
            return note.isPrivate() ? note.author() : null;
        }
        boolean secret = recorded.event() instanceof LeadNoteRevised revised
                && reach.privateNotes().contains(revised.noteId());
        return secret ? recorded.actor() : null;
    }
}
