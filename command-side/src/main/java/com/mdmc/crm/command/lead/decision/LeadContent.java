package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.domain.lead.LeadEngagementEvent.LeadEngagementRecorded;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCancelled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReassigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadConsentRecorded;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was collected under a lead and goes to the survivor of a merge: open follow-ups, notes, contacts, tags, consents
 * and engagement. Texts keep the key of the lead they were written for, which is erased together with the survivor.
 */
public final class LeadContent {
    private final Map<String, LeadFollowUpScheduled> openFollowUps = new LinkedHashMap<>();
    private final Map<String, LeadFollowUpReminded> reminders = new LinkedHashMap<>();
    private final Map<String, LeadNoteAdded> notes = new LinkedHashMap<>();
    private final List<LeadNoteRevised> revisions = new ArrayList<>();
    private final List<LeadContactAttempted> contacts = new ArrayList<>();
    private List<Consent> consents = new ArrayList<>();
    private List<PersonalText> tags = List.of();
    private EngagementCounts engagement = EngagementCounts.NONE;

    /** Takes in the lead's next event. */
    public void add(LeadEvent event, Instant at) {
        if (event instanceof LeadCaptured captured) {
            tags = captured.tags();
        } else if (event instanceof LeadTagsChanged changed) {
            tags = changed.tags();
        } else if (event instanceof LeadContactAttempted contact) {
            contacts.add(contact);
        } else if (event instanceof LeadConsentRecorded recorded) {
            consents = new ArrayList<>(Consent.latest(consents, recorded.consent()));
        } else if (event instanceof LeadDuplicateUnmerged undone) {
            remove(undone);
        } else {
            addNote(event, at);
            addFollowUp(event);
        }
    }

    public void add(LeadEngagementRecorded event) {
        engagement = engagement.plus(event.counts());
    }

    private void addNote(LeadEvent event, Instant at) {
        if (event instanceof LeadNoteAdded note) {
            notes.put(note.noteId(), dated(note, at));
        } else if (event instanceof LeadNoteRevised revised) {
            revisions.add(dated(revised, at));
        }
    }

    private void addFollowUp(LeadEvent event) {
        if (event instanceof LeadFollowUpScheduled planned) {
            openFollowUps.put(planned.followUpId(), planned);
        } else if (event instanceof LeadFollowUpRescheduled moved) {
            openFollowUps.computeIfPresent(
                    moved.followUpId(), (id, each) -> at(each, each.assignedTo(), moved.to(), moved.timezone()));
            reminders.remove(moved.followUpId());
        } else if (event instanceof LeadFollowUpReassigned given) {
            openFollowUps.computeIfPresent(
                    given.followUpId(), (id, each) -> at(each, given.to(), each.scheduledFor(), each.timezone()));
            reminders.remove(given.followUpId());
        } else if (event instanceof LeadFollowUpReminded reminded) {
            reminders.put(reminded.followUpId(), reminded);
        } else if (event instanceof LeadFollowUpCompleted completed) {
            openFollowUps.remove(completed.followUpId());
        } else if (event instanceof LeadFollowUpCancelled cancelled) {
            openFollowUps.remove(cancelled.followUpId());
        }
    }

    private void remove(LeadDuplicateUnmerged undone) {
        undone.followUpIds().forEach(openFollowUps::remove);
        undone.noteIds().forEach(notes::remove);
        consents.removeAll(undone.consents());
        // Those taken over are the latest in the order of events, since a merge is undone only while nothing followed
        // it.
        contacts.subList(contacts.size() - undone.contactAttempts(), contacts.size())
                .clear();
    }

    List<PersonalText> tags() {
        return tags;
    }

    List<Consent> consents() {
        return List.copyOf(consents);
    }

    public EngagementCounts engagement() {
        return engagement;
    }

    /** Contacts, notes and open follow-ups as events of the survivor. */
    List<LeadEvent> journalOf(LeadId survivor) {
        List<LeadEvent> events = new ArrayList<>();
        contacts.forEach(each -> events.add(
                new LeadContactAttempted(survivor, each.by(), each.method(), each.outcome(), each.at(), each.note())));
        notes.values()
                .forEach(each -> events.add(new LeadNoteAdded(
                        survivor,
                        each.noteId(),
                        each.author(),
                        each.content(),
                        each.type(),
                        each.isPrivate(),
                        each.writtenAt())));
        revisions.stream()
                .filter(each -> notes.containsKey(each.noteId()))
                .forEach(each -> events.add(new LeadNoteRevised(
                        survivor, each.noteId(), each.revision(), each.content(), each.writtenAt())));
        openFollowUps.values().forEach(each -> {
            events.add(planned(survivor, each, each.assignedTo(), each.scheduledFor(), each.timezone()));
            LeadFollowUpReminded reminded = reminders.get(each.followUpId());
            if (reminded != null) {
                events.add(
                        new LeadFollowUpReminded(survivor, each.followUpId(), reminded.assignedTo(), reminded.dueAt()));
            }
        });
        return events;
    }

    private static LeadNoteAdded dated(LeadNoteAdded note, Instant at) {
        return note.writtenAt() != null
                ? note
                : new LeadNoteAdded(
                        note.leadId(), note.noteId(), note.author(), note.content(), note.type(), note.isPrivate(), at);
    }

    private static LeadNoteRevised dated(LeadNoteRevised note, Instant at) {
        return note.writtenAt() != null
                ? note
                : new LeadNoteRevised(note.leadId(), note.noteId(), note.revision(), note.content(), at);
    }

    private static LeadFollowUpScheduled at(LeadFollowUpScheduled each, UserId assignedTo, Instant due, String zone) {
        return planned(each.leadId(), each, assignedTo, due, zone);
    }

    private static LeadFollowUpScheduled planned(
            LeadId lead, LeadFollowUpScheduled each, UserId assignedTo, Instant due, String zone) {
        return new LeadFollowUpScheduled(
                lead,
                each.followUpId(),
                each.scheduledBy(),
                assignedTo,
                each.type(),
                each.subjectLine(),
                each.description(),
                due,
                zone,
                each.priority());
    }
}
