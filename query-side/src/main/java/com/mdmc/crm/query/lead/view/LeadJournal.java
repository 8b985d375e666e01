package com.mdmc.crm.query.lead.view;

import static com.mdmc.crm.projections.fold.Lists.changed;
import static com.mdmc.crm.projections.fold.Lists.plus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.ContactOutcome;
import com.mdmc.crm.domain.lead.FollowUpType;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCancelled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReassigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.lead.NoteType;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.query.lead.view.LeadView.Communication;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The journal of a lead: contact attempts, notes and follow-ups, and the steps of {@link LeadFold} that keep it. */
public final class LeadJournal {
    private LeadJournal() {}

    /** A staff note; {@code revision} counts its texts from 1, {@code versions} are the earlier texts. */
    @NullMarked
    @RecordBuilder
    @Schema(name = "Note")
    public record Note(
            String id,
            UserId author,
            PersonalText content,
            @Nullable NoteType type,
            boolean isPrivate,
            Instant createdAt,
            Instant updatedAt,
            int revision,
            List<Version> versions)
            implements LeadJournalNoteBuilder.With {

        public Note {
            versions = versions == null ? List.of() : List.copyOf(versions);
        }

        boolean isReadableBy(UserId reader) {
            return !isPrivate || author.equals(reader);
        }

        /** An earlier text of a note, and when it was written. */
        public record Version(PersonalText content, Instant writtenAt) {}
    }

    /**
     * A task due for the lead.
     *
     * @param overdue whether it is open and past its time; known only when it is read
     */
    @NullMarked
    @RecordBuilder
    @Schema(name = "FollowUp")
    public record FollowUp(
            String id,
            @Nullable UserId scheduledBy,
            @Nullable UserId assignedTo,
            FollowUpType type,
            PersonalText subject,
            @Nullable PersonalText description,
            Instant scheduledFor,
            @Nullable String timezone,
            boolean completed,
            @Nullable Instant completedAt,
            @Nullable Priority priority,
            boolean cancelled,
            @Nullable PersonalText cancelReason,
            @Nullable Instant remindedAt,
            @Nullable Boolean overdue)
            implements LeadJournalFollowUpBuilder.With {

        @JsonIgnore
        public boolean isOpen() {
            return !completed && !cancelled;
        }
    }

    static void addTo(Fold.Builder<LeadView> fold) {
        fold.when(LeadContactAttempted.class, (lead, e) -> contacted(lead, e))
                .on(LeadNoteAdded.class, (lead, e) -> lead.withNotes(plus(lead.notes(), note(e))))
                .on(
                        LeadNoteRevised.class,
                        (lead, e) -> lead.withNotes(changed(
                                lead.notes(), note -> note.id().equals(e.event().noteId()), note -> revised(note, e))))
                .when(
                        LeadFollowUpScheduled.class,
                        (lead, e) -> withFollowUps(lead, plus(lead.followUps(), followUp(e))))
                .when(
                        LeadFollowUpRescheduled.class,
                        (lead, e) -> followUp(
                                lead,
                                e.followUpId(),
                                next -> next.scheduledFor(e.to())
                                        .timezone(e.timezone())
                                        .remindedAt(null)))
                .when(
                        LeadFollowUpReassigned.class,
                        (lead, e) -> followUp(
                                lead,
                                e.followUpId(),
                                next -> next.assignedTo(e.to()).remindedAt(null)))
                .on(
                        LeadFollowUpCompleted.class,
                        (lead, e) -> followUp(
                                lead,
                                e.event().followUpId(),
                                next -> next.completed(true).completedAt(e.time())))
                .when(
                        LeadFollowUpCancelled.class,
                        (lead, e) -> followUp(
                                lead,
                                e.followUpId(),
                                next -> next.cancelled(true).cancelReason(e.reason())))
                .on(
                        LeadFollowUpReminded.class,
                        (lead, e) -> followUp(lead, e.event().followUpId(), next -> next.remindedAt(e.time())));
    }

    /** The lead without what it had taken over from a duplicate. */
    static LeadView without(LeadView lead, LeadDuplicateUnmerged undone) {
        Communication before = lead.communication();
        LeadView rest = lead.with(next -> next.notes(lead.notes().stream()
                        .filter(note -> !undone.noteIds().contains(note.id()))
                        .toList())
                .communication(contacted(
                        before,
                        undone.lastContact(),
                        before.contactAttempts() - undone.contactAttempts(),
                        before.answeredAttempts() - undone.answeredAttempts())));
        return withFollowUps(
                rest,
                rest.followUps().stream()
                        .filter(each -> !undone.followUpIds().contains(each.id()))
                        .toList());
    }

    private static Communication contacted(Communication before, Instant last, int attempts, int answers) {
        return before.with(next -> next.lastContact(last)
                .contactAttempts(attempts)
                .answeredAttempts(answers)
                .responseRate(attempts == 0 ? null : Ratio.of(100L * answers, attempts)));
    }

    private static LeadView contacted(LeadView lead, LeadContactAttempted event) {
        Communication before = lead.communication();
        boolean latest = before.lastContact() == null || !event.at().isBefore(before.lastContact());
        LeadView after = lead.withCommunication(contacted(
                before,
                latest ? event.at() : before.lastContact(),
                before.contactAttempts() + 1,
                before.answeredAttempts() + (event.outcome() == ContactOutcome.ANSWERED ? 1 : 0)));
        // A proposal to erase rests on silence; a later contact ends it.
        return latest ? after.withLifecycle(after.lifecycle().withErasureProposedAt(null)) : after;
    }

    private static Note note(EventEnvelope<LeadNoteAdded> e) {
        return LeadJournalNoteBuilder.builder()
                .id(e.event().noteId())
                .author(e.event().author())
                .content(e.event().content())
                .type(e.event().type())
                .isPrivate(e.event().isPrivate())
                .createdAt(written(e.event().writtenAt(), e))
                .updatedAt(written(e.event().writtenAt(), e))
                .revision(1)
                .build();
    }

    private static Instant written(Instant elsewhere, EventEnvelope<?> e) {
        return elsewhere == null ? e.time() : elsewhere;
    }

    private static Note revised(Note note, EventEnvelope<LeadNoteRevised> e) {
        return note.with(next -> next.content(e.event().content())
                .updatedAt(written(e.event().writtenAt(), e))
                .revision(e.event().revision())
                .versions(plus(note.versions(), new Note.Version(note.content(), note.updatedAt()))));
    }

    private static FollowUp followUp(LeadFollowUpScheduled event) {
        return LeadJournalFollowUpBuilder.builder()
                .id(event.followUpId())
                .scheduledBy(event.scheduledBy())
                .assignedTo(event.assignedTo())
                .type(event.type())
                .subject(event.subjectLine())
                .description(event.description())
                .scheduledFor(event.scheduledFor())
                .timezone(event.timezone())
                .priority(event.priority())
                .build();
    }

    private static LeadView followUp(LeadView lead, String id, Consumer<LeadJournalFollowUpBuilder> change) {
        return withFollowUps(lead, changed(lead.followUps(), each -> each.id().equals(id), each -> each.with(change)));
    }

    private static LeadView withFollowUps(LeadView lead, List<FollowUp> followUps) {
        Instant earliest = followUps.stream()
                .filter(FollowUp::isOpen)
                .map(FollowUp::scheduledFor)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return lead.with(next ->
                next.followUps(followUps).communication(lead.communication().withNextFollowUp(earliest)));
    }
}
