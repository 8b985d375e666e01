package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.lead.ContactOutcome;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadConsentRecorded;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateMerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErasureProposed;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRetentionExtended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a survivor took over from its latest duplicate, and what it had before: read from the survivor's events, so that
 * a merge can be undone exactly.
 */
public final class TakenOver {
    private final LeadId duplicate;
    private final List<LeadEvent> repeated = new ArrayList<>();
    private int toRepeat;
    private boolean found;
    private boolean isReversible;
    private boolean isChangedSince;
    private List<PersonalText> tags = List.of();
    private Instant lastContact;
    private Instant lastActivity;

    public TakenOver(LeadId duplicate) {
        this.duplicate = duplicate;
    }

    /** Takes in the survivor's next event. */
    public void add(LeadEvent event, Instant at) {
        if (event instanceof LeadDuplicateMerged merged && merged.duplicateId().equals(duplicate)) {
            found = true;
            isReversible = merged.takenOver() != null;
            isChangedSince = false;
            toRepeat = isReversible ? merged.takenOver() : 0;
            repeated.clear();
        } else if (toRepeat > 0) {
            toRepeat--;
            repeated.add(event);
        } else if (event instanceof LeadDuplicateUnmerged undone
                && undone.duplicateId().equals(duplicate)) {
            found = false;
            before(event, at);
        } else if (!found) {
            before(event, at);
        } else {
            isChangedSince |= !isAutomatic(event);
        }
    }

    // Nobody decided these: they say that time passed.
    private static boolean isAutomatic(LeadEvent event) {
        return event instanceof LeadFollowUpReminded || event instanceof LeadErasureProposed;
    }

    private void before(LeadEvent event, Instant at) {
        if (event instanceof LeadCaptured captured) {
            tags = captured.tags();
            lastActivity = at;
        } else if (event instanceof LeadTagsChanged changed) {
            tags = changed.tags();
        } else if (event instanceof LeadContactAttempted contact) {
            lastContact = later(lastContact, contact.at());
            lastActivity = later(lastActivity, contact.at());
        } else if (event instanceof LeadRetentionExtended) {
            lastActivity = at;
        } else if (event instanceof LeadDuplicateUnmerged undone) {
            lastContact = undone.lastContact();
            lastActivity = undone.lastActivity();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    /** Fails unless the merge can be undone without taking back what came after it. */
    public void requireUnchanged() {
        if (!isReversible) {
            throw Rejection.state("merge-not-reversible", Map.of("duplicateId", duplicate.value()));
        }
        if (isChangedSince) {
            throw Rejection.state("lead-changed-since", Map.of("duplicateId", duplicate.value()));
        }
    }

    /** The tags before the merge; {@code null} if it changed none. */
    List<PersonalText> tagsBefore() {
        return of(LeadTagsChanged.class).isEmpty() ? null : tags;
    }

    LeadDuplicateUnmerged undone(LeadId survivor) {
        List<LeadContactAttempted> contacts = of(LeadContactAttempted.class);
        return new LeadDuplicateUnmerged(
                survivor,
                duplicate,
                of(LeadNoteAdded.class).stream().map(LeadNoteAdded::noteId).toList(),
                of(LeadFollowUpScheduled.class).stream()
                        .map(LeadFollowUpScheduled::followUpId)
                        .toList(),
                contacts.size(),
                (int) contacts.stream()
                        .filter(each -> each.outcome() == ContactOutcome.ANSWERED)
                        .count(),
                consents(),
                lastContact,
                lastActivity);
    }

    private List<Consent> consents() {
        return of(LeadConsentRecorded.class).stream()
                .map(LeadConsentRecorded::consent)
                .toList();
    }

    private <E extends LeadEvent> List<E> of(Class<E> type) {
        return repeated.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
