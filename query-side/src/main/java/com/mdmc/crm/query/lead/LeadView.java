package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.projections.fold.Fold;
import java.time.Instant;
import java.util.List;

/**
 * A lead as the reference's Lead model has it. Groups are never absent, so that every field of the model is answered;
 * personal texts are sealed in the store and opened for the answer.
 *
 * @param version number of events in the lead's stream
 * @param position ledger position of the last event folded
 */
public record LeadView(
        LeadId id,
        long version,
        long position,
        Instant createdAt,
        Instant updatedAt,
        UserId createdBy,
        PersonalInfo personalInfo,
        ArtistInfo artistInfo,
        BusinessInfo businessInfo,
        Pipeline pipeline,
        LeadSource source,
        Assignment assignment,
        Communication communication,
        Conversion conversion,
        List<Note> notes,
        List<FollowUp> followUps,
        Analytics analytics,
        Lifecycle lifecycle) {
    public static final Fold<LeadView> FOLD = LeadFold.steps().build();

    public LeadView {
        notes = notes == null ? List.of() : List.copyOf(notes);
        followUps = followUps == null ? List.of() : List.copyOf(followUps);
    }

    /** The lead as {@code reader} may read it at {@code now}: without others' private notes, due dates judged. */
    LeadView readBy(UserId reader, Instant now) {
        return new LeadView(
                id,
                version,
                position,
                createdAt,
                updatedAt,
                createdBy,
                personalInfo,
                artistInfo,
                businessInfo,
                pipeline,
                source,
                assignment,
                communication,
                conversion,
                notes.stream().filter(note -> note.isReadableBy(reader)).toList(),
                followUps.stream().map(each -> each.asOf(now)).toList(),
                analytics,
                lifecycle);
    }

    /** What moves without the version: engagement, and what has become overdue; {@code null} for neither. */
    List<?> beside() {
        List<String> overdue = followUps.stream()
                .filter(each -> Boolean.TRUE.equals(each.overdue()))
                .map(FollowUp::id)
                .toList();
        boolean engaged = !analytics.scored(0).equals(LeadGroups.NOTHING_SEEN.scored(0));
        return engaged || !overdue.isEmpty() ? List.of(analytics, overdue) : null;
    }
}
