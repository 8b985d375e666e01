package com.mdmc.crm.query.lead.activity;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.access.AccessEvent.PrivateNoteRead;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateMerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.history.NewestFirst;
import com.mdmc.crm.query.history.NoteReaders;
import com.mdmc.crm.query.lead.activity.LeadActivityLines.Line;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.view.LeadView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Activity of a lead, of the duplicates merged into it and of its campaign, in pages. Private notes of other users are
 * left out, and so is a campaign the reader may not see.
 */
public final class LeadActivity {
    static final String CAMPAIGNS = "campaigns";

    private static final long FIRST_POSITIONS = 64;

    private final Ledger ledger;
    private final StatesAsOf past;
    private final Views views;
    private final Privacy privacy;
    private final ZoneId zone;
    private final NewestFirst<Line> pages = new NewestFirst<>(Line::id);

    /** @param zone whose days engagement is summed up by */
    public LeadActivity(Ledger ledger, StatesAsOf past, Views views, Privacy privacy, ZoneId zone) {
        this.ledger = ledger;
        this.past = past;
        this.views = views;
        this.privacy = privacy;
        this.zone = zone;
    }

    /**
     * A page of lines, the newest first; at least {@code enough} of them unless there are no more.
     *
     * @param cursor id of the line they follow; {@code null} for the first page
     */
    List<Line> lines(LeadView lead, Actor reader, String cursor, int enough) {
        List<String> subjects = recordsOf(lead);
        Optional<CampaignInReach> campaign = campaign(lead.conversion().campaignId(), reader);
        campaign.ifPresent(found -> subjects.add(found.id()));
        boolean clear = LeadReader.isReadable(lead, reader);
        NoteReaders notes = new NoteReaders(past);
        long upTo = cursor == null ? ledger.head() : endOfDay(NewestFirst.positionOf(cursor));
        return pages.lines(
                cursor,
                enough,
                upTo,
                FIRST_POSITIONS,
                after -> LeadActivityLines.of(
                        streams(subjects, beginOfDay(after), upTo),
                        event -> isShown(event, reader.id(), notes),
                        event -> campaign.filter(found -> found.id().equals(event.subject()))
                                        .map(CampaignInReach::clear)
                                        .orElse(clear)
                                ? privacy.decryptAll(event)
                                : privacy.decryptAll(Privacy.masked(event)),
                        zone));
    }

    /** Everything that happened to some leads and campaigns, private notes and who read them included, the newest first. */
    public List<PersonalEntry> complete(List<String> subjects) {
        return LeadActivityLines.of(
                        streams(subjects, 0, ledger.head()), LeadActivity::isPersonal, privacy::decryptAll, zone)
                .stream()
                .map(line -> new PersonalEntry(line.position(), line.at(), line.type(), line.subject(), line.details()))
                .toList();
    }

    /** A campaign the reader may see, and whether its texts are shown unmasked. */
    private record CampaignInReach(String id, boolean clear) {}

    // The current team of a campaign decides, as it does for the campaign itself.
    private Optional<CampaignInReach> campaign(CampaignId id, Actor reader) {
        if (id == null || !reader.may(Permission.CAMPAIGNS_READ)) {
            return Optional.empty();
        }
        return views.fields(CAMPAIGNS, eq("_id", id.value()), "team.team").stream()
                .map(LeadActivity::team)
                .filter(team -> AccessScope.toSee(reader).campaign(team))
                .map(team -> new CampaignInReach(
                        id.value(), AccessScope.inTheClear(reader).campaign(team)))
                .findFirst();
    }

    private static String team(BsonDocument campaign) {
        return campaign.getDocument("team", new BsonDocument()).get("team") instanceof BsonString team
                ? team.getValue()
                : null;
    }

    private static List<String> recordsOf(LeadView lead) {
        return new ArrayList<>(Stream.concat(Stream.of(lead.id()), lead.lifecycle().mergedFrom().stream())
                .map(LeadId::value)
                .toList());
    }

    // Of what was refused or looked at, the audit tells; but why a private note was read was typed about the person.
    private static boolean isPersonal(DomainEvent event) {
        return !(event instanceof AccessEvent) || event instanceof PrivateNoteRead;
    }

    private static boolean isShown(DomainEvent event, UserId reader, NoteReaders notes) {
        if (event instanceof AccessEvent) {
            return false;
        }
        if (event instanceof LeadNoteAdded added) {
            return NoteReaders.isReadable(added, reader);
        }
        return !(event instanceof LeadNoteRevised revised) || notes.isReadable(revised, reader);
    }

    private List<EventEnvelope<?>> streams(List<String> subjects, long after, long upTo) {
        List<EventEnvelope<?>> recorded = new ArrayList<>();
        subjects.forEach(subject -> recorded.addAll(past.streamBetween(subject, after, upTo)));
        recorded.sort(Comparator.comparingLong(EventEnvelope::token));
        return withoutRepeated(recorded);
    }

    /** What a survivor took over in the commit of a merge, or gave back in that of its end, is told by the duplicate. */
    private static List<EventEnvelope<?>> withoutRepeated(List<EventEnvelope<?>> recorded) {
        Map<Long, String> survivors = new HashMap<>();
        for (EventEnvelope<?> each : recorded) {
            if (isMergeOrItsEnd(each.event())) {
                survivors.put(each.position(), each.event().subject());
            }
        }
        return recorded.stream()
                .filter(each ->
                        isMergeOrItsEnd(each.event()) || !each.event().subject().equals(survivors.get(each.position())))
                .toList();
    }

    private static boolean isMergeOrItsEnd(DomainEvent event) {
        return event instanceof LeadDuplicateMerged || event instanceof LeadDuplicateUnmerged;
    }

    // A day of engagement is one line, so whole days are read.
    private long beginOfDay(long after) {
        return timeOf(after)
                .map(time -> Math.min(after, lastBefore(LocalDate.ofInstant(time, zone))))
                .orElse(0L);
    }

    private long endOfDay(long position) {
        Instant time = timeOf(position).orElseThrow(() -> NewestFirst.otherList());
        return Math.max(position, lastBefore(LocalDate.ofInstant(time, zone).plusDays(1)));
    }

    private long lastBefore(LocalDate day) {
        return ledger.positionAt(day.atStartOfDay(zone).toInstant().minusMillis(1));
    }

    private Optional<Instant> timeOf(long position) {
        return position < 1
                ? Optional.empty()
                : ledger.commitsAfter(position - 1, 1).stream()
                        .map(Commit::time)
                        .findFirst();
    }
}
