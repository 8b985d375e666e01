package com.mdmc.crm.query.lead;

import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.access.AccessEvent;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.access.Visibility;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.kernel.eventstore.Commit;
import com.mdmc.crm.kernel.eventstore.Ledger;
import com.mdmc.crm.kernel.lead.EngagementCounts;
import com.mdmc.crm.kernel.lead.LeadEngagementEvent.LeadEngagementRecorded;
import com.mdmc.crm.kernel.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.kernel.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.kernel.privacy.Privacy;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.kernel.value.UserId;
import com.mdmc.crm.query.view.Recorded;
import com.mdmc.crm.query.view.RecordedEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What happened to a lead, to the doublets it took in and to its campaign, as people read it: refusals and others'
 * private notes left out, a campaign out of the reader's reach as well, a day's engagement in one line.
 */
final class LeadTimeline {
    private final Ledger ledger;
    private final Privacy privacy;

    LeadTimeline(Ledger ledger, Privacy privacy) {
        this.ledger = ledger;
        this.privacy = privacy;
    }

    /**
     * One thing that happened.
     *
     * @param id stable; the line of a day's engagement keeps that of its first count
     * @param type what happened, by the event's name
     * @param subject the lead or campaign it happened to
     * @param details the event's own fields, opened
     */
    record Line(
            String id,
            long position,
            Instant at,
            UserId by,
            String type,
            String subject,
            Map<String, Object> details) {}

    /** Everything there is for the reader, the newest first. */
    List<Line> of(LeadView lead, Actor reader) {
        List<Commit> commits = ledger.commitsOfSubjects(subjects(lead), ledger.head());
        Set<String> subjects = subjects(lead);
        String team = campaignTeam(commits);
        String campaign = lead.conversion().campaignId() == null
                ? null
                : lead.conversion().campaignId().value();
        if (!reader.may(Permission.CAMPAIGNS_READ) || !Visibility.toSee(reader).campaign(team)) {
            subjects.remove(campaign);
        }
        boolean leadClear = LeadReader.isReadable(lead, reader);
        boolean campaignClear = Visibility.inTheClear(reader).campaign(team);
        return read(commits, subjects, reader.id(), event -> {
            boolean clear = event.subject().equals(campaign) ? campaignClear : leadClear;
            return clear ? privacy.openAll(event) : Privacy.maskedWithReasons(event);
        });
    }

    /** Everything about the person, whoever wrote it; what happened to the campaign is left out. */
    List<Line> complete(LeadView lead) {
        Set<String> subjects = subjects(lead);
        Stream.ofNullable(lead.conversion().campaignId()).forEach(id -> subjects.remove(id.value()));
        return read(ledger.commitsOfSubjects(subjects, ledger.head()), subjects, null, privacy::openAll);
    }

    // The team a campaign has now decides, as it does for the campaign itself.
    private static String campaignTeam(List<Commit> commits) {
        String team = null;
        for (Commit commit : commits) {
            for (Recorded<?> recorded : RecordedEvents.of(commit)) {
                if (recorded.event() instanceof CampaignDrafted drafted) {
                    team = drafted.team() == null ? null : drafted.team().team();
                } else if (recorded.event() instanceof CampaignTeamChanged changed) {
                    team = changed.team() == null ? null : changed.team().team();
                }
            }
        }
        return team;
    }

    private static List<Line> read(
            List<Commit> commits, Set<String> subjects, UserId reader, UnaryOperator<DomainEvent> opening) {
        Set<String> hidden = new HashSet<>();
        Map<String, Line> lines = new LinkedHashMap<>();
        for (Commit commit : commits) {
            RecordedEvents.of(commit).stream()
                    .filter(recorded -> subjects.contains(recorded.event().subject()))
                    .forEach(recorded -> add(recorded, reader, opening, hidden, lines));
        }
        List<Line> newestFirst = new ArrayList<>(lines.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static Set<String> subjects(LeadView lead) {
        Set<String> subjects = new HashSet<>(Set.of(lead.id().value()));
        lead.lifecycle().mergedFrom().stream().map(LeadId::value).forEach(subjects::add);
        Stream.ofNullable(lead.conversion().campaignId()).forEach(id -> subjects.add(id.value()));
        return subjects;
    }

    private static void add(
            Recorded<?> recorded,
            UserId reader,
            UnaryOperator<DomainEvent> opening,
            Set<String> hidden,
            Map<String, Line> lines) {
        DomainEvent event = recorded.event();
        if (event instanceof AccessEvent || isHidden(event, reader, hidden)) {
            return;
        }
        if (event instanceof LeadEngagementRecorded engaged) {
            LocalDate day = LocalDate.ofInstant(recorded.time(), ZoneOffset.UTC);
            lines.merge("engagement " + event.subject() + " " + day, engagement(recorded, engaged), LeadTimeline::sum);
        } else {
            Line line = line(recorded, EventFields.of(opening.apply(event)));
            lines.put(line.id(), line);
        }
    }

    private static boolean isHidden(DomainEvent event, UserId reader, Set<String> hidden) {
        if (event instanceof LeadNoteAdded note
                && reader != null
                && note.isPrivate()
                && !note.author().equals(reader)) {
            hidden.add(note.noteId());
            return true;
        }
        return event instanceof LeadNoteRevised revised && hidden.contains(revised.noteId());
    }

    private static Line engagement(Recorded<?> recorded, LeadEngagementRecorded engaged) {
        return line(recorded, Map.of("counts", engaged.counts()));
    }

    private static Line sum(Line first, Line more) {
        EngagementCounts counts = ((EngagementCounts) first.details().get("counts"))
                .plus((EngagementCounts) more.details().get("counts"));
        return new Line(
                first.id(),
                more.position(),
                more.at(),
                first.by(),
                first.type(),
                first.subject(),
                Map.of("counts", counts));
    }

    private static Line line(Recorded<?> recorded, Map<String, Object> details) {
        return new Line(
                recorded.position() + "-" + recorded.index(),
                recorded.position(),
                recorded.time(),
                recorded.actor(),
                recorded.event().getClass().getSimpleName(),
                recorded.event().subject(),
                details);
    }
}
