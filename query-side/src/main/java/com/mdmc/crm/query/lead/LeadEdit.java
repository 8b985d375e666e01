package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.projections.fold.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A lead's view while one event is folded into it; starts from the state before and ends as a view of its own. */
final class LeadEdit {
    private final LeadId id;
    private final Instant createdAt;
    private final UserId createdBy;
    private long version;
    private long position;
    private Instant updatedAt;
    PersonalInfo personalInfo;
    ArtistInfo artistInfo;
    BusinessInfo businessInfo;
    Pipeline pipeline;
    LeadSource source;
    Assignment assignment;
    Communication communication;
    Conversion conversion;
    List<Note> notes;
    List<FollowUp> followUps;
    Analytics analytics;
    Lifecycle lifecycle;

    /** A lead that begins to exist with this event. */
    LeadEdit(LeadId id, Recorded<?> first) {
        this.id = id;
        this.createdAt = first.time();
        this.createdBy = first.actor();
        this.notes = List.of();
        this.followUps = List.of();
    }

    LeadEdit(LeadView before) {
        id = before.id();
        version = before.version();
        position = before.position();
        createdAt = before.createdAt();
        updatedAt = before.updatedAt();
        createdBy = before.createdBy();
        personalInfo = before.personalInfo();
        artistInfo = before.artistInfo();
        businessInfo = before.businessInfo();
        pipeline = before.pipeline();
        source = before.source();
        assignment = before.assignment();
        communication = before.communication();
        conversion = before.conversion();
        notes = before.notes();
        followUps = before.followUps();
        analytics = before.analytics();
        lifecycle = before.lifecycle();
    }

    Instant createdAt() {
        return createdAt;
    }

    void add(Note note) {
        notes = appended(notes, note);
    }

    void add(FollowUp followUp) {
        followUps = appended(followUps, followUp);
    }

    void changeNote(String noteId, UnaryOperator<Note> change) {
        notes = notes.stream()
                .map(note -> note.id().equals(noteId) ? change.apply(note) : note)
                .toList();
    }

    void changeFollowUp(String followUpId, UnaryOperator<FollowUp> change) {
        followUps = followUps.stream()
                .map(each -> each.id().equals(followUpId) ? change.apply(each) : each)
                .toList();
    }

    /** The view after an event of the lead's own stream. */
    LeadView after(Recorded<?> recorded) {
        version = recorded.version();
        updatedAt = recorded.time();
        return beside(recorded);
    }

    /** The view after an event of a stream beside the lead's, which is no new version of the lead. */
    LeadView beside(Recorded<?> recorded) {
        position = recorded.position();
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
                notes,
                followUps,
                analytics,
                lifecycle);
    }

    private static <T> List<T> appended(List<T> before, T one) {
        List<T> after = new ArrayList<>(before);
        after.add(one);
        return after;
    }
}
